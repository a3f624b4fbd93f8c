-module(rivals_workers).
-behaviour(supervisor).
-export([init/1, start_worker/1]).

init([]) ->
    Worker = #{id => worker, start => {?MODULE, start_worker, []}, restart => temporary},
    {ok, {#{strategy => simple_one_for_one}, [Worker]}}.

start_worker(Job) ->
    {ok, spawn_link(Job)}.
