-module(rivals_nagger).
-behaviour(gen_server).
-export([start_link/0, init/1, handle_call/3, handle_cast/2, handle_info/2]).

start_link() -> gen_server:start_link(?MODULE, [], []).

init([]) -> {ok, {0, next()}}.

handle_call(_, _, State) -> {reply, ok, State}.

handle_cast(_, State) -> {noreply, State}.

handle_info(nag, {Nag, Timer}) ->
    erlang:cancel_timer(Timer),
    {noreply, {Nag + 1, next()}}.

next() -> erlang:send_after(300000, self(), nag).
