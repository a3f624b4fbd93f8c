-module(rivals_naggers).
-behaviour(supervisor).
-export([init/1]).

init([]) ->
    Nagger = #{id => nagger, start => {rivals_nagger, start_link, []}, restart => temporary, shutdown => brutal_kill},
    {ok, {#{strategy => simple_one_for_one}, [Nagger]}}.
