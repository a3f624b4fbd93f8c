-module(rivals_server).
-behaviour(gen_server).
-export([start_link/1, init/1, handle_call/3, handle_cast/2]).

start_link(Job) -> gen_server:start_link(?MODULE, Job, []).

init(Job) ->
    gen_server:cast(self(), work),
    {ok, Job}.

handle_call(_, _, Job) -> {reply, ok, Job}.

handle_cast(work, Job) ->
    Job(),
    {stop, normal, Job}.
