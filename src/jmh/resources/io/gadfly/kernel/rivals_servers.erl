-module(rivals_servers).
-behaviour(supervisor).
-export([init/1]).

init([]) ->
    Server = #{id => server, start => {rivals_server, start_link, []}, restart => temporary},
    {ok, {#{strategy => simple_one_for_one}, [Server]}}.
