%% The same questions to Erlang: a pool of limited size, processes that come and go, casts and calls.
-module(rivals).
-export([main/0]).

main() ->
    case io:get_line("") of
        eof ->
            halt();
        Line ->
            [Question, Count] = string:lexemes(Line, " \n"),
            case ask(Question, list_to_integer(Count)) of
                Figures when is_list(Figures) ->
                    io:format("done~s~n", [[io_lib:format(" ~.3f", [float(F)]) || F <- Figures]]);
                _ ->
                    io:format("done~n")
            end,
            main()
    end.

ask("pool", N) -> pool(N, fun spawn_plain/1);
ask("supervised_pool", N) -> supervised_pool(N, rivals_workers);
ask("server_pool", N) -> supervised_pool(N, rivals_servers);
ask("spawn", N) -> spawns(N);
ask("cast", N) -> casts(N);
ask("call", N) -> calls(N);
ask("send_after", N) -> timers(N);
ask("naggers", N) -> naggers(N).

%% A server with a mailbox counts the slots and watches the workers; whoever finds none waits in its queue.
pool(N, Start) ->
    Self = self(),
    Pool = spawn_link(fun() -> serve(100, 0, queue:new(), Start, N, Self) end),
    [Pool ! {submit, fun() -> ok end} || _ <- lists:seq(1, N)],
    receive finished -> ok end.

serve(_, _, _, _, 0, Owner) ->
    Owner ! finished;
serve(Limit, Running, Waiting, Start, Left, Owner) ->
    receive
        {submit, Job} when Running < Limit ->
            Start(Job),
            serve(Limit, Running + 1, Waiting, Start, Left, Owner);
        {submit, Job} ->
            serve(Limit, Running, queue:in(Job, Waiting), Start, Left, Owner);
        {'DOWN', _, process, _, _} ->
            case queue:out(Waiting) of
                {{value, Job}, Rest} ->
                    Start(Job),
                    serve(Limit, Running, Rest, Start, Left - 1, Owner);
                {empty, _} ->
                    serve(Limit, Running - 1, Waiting, Start, Left - 1, Owner)
            end
    end.

spawn_plain(Job) ->
    spawn_monitor(Job).

%% Workers under a simple_one_for_one supervisor.
supervised_pool(N, Workers) ->
    {ok, Supervisor} = supervisor:start_link(Workers, []),
    Start = fun(Job) ->
        {ok, Worker} = supervisor:start_child(Supervisor, [Job]),
        erlang:monitor(process, Worker)
    end,
    pool(N, Start),
    stop(Supervisor).

stop(Supervisor) ->
    unlink(Supervisor),
    Reference = erlang:monitor(process, Supervisor),
    exit(Supervisor, shutdown),
    receive {'DOWN', Reference, process, _, _} -> ok end.

%% Processes with one timer each, spread over ten seconds; how late they hear of it, in microseconds: the half, the
%% ninety-ninth of a hundred, the last. Timers are set in whole milliseconds, never early.
timers(N) ->
    Self = self(),
    Start = erlang:monotonic_time(nanosecond) + 2000000000,
    lists:foreach(fun(I) -> spawn(fun() -> sleeper(Start + 10000000000 div N * I, Self) end) end, lists:seq(0, N - 1)),
    Late = lists:sort([receive {late, L} -> L end || _ <- lists:seq(1, N)]),
    [lists:nth(Position, Late) / 1000 || Position <- [N div 2 + 1, N div 100 * 99 + 1, N]].

sleeper(Due, Owner) ->
    erlang:send_after((Due + 999999) div 1000000, self(), due, [{abs, true}]),
    receive due -> Owner ! {late, erlang:monotonic_time(nanosecond) - Due} end.

%% Bytes for each waiting gen_server with its timer, under a supervisor.
naggers(N) ->
    {ok, Supervisor} = supervisor:start_link(rivals_naggers, []),
    Before = erlang:memory(total),
    [{ok, _} = supervisor:start_child(Supervisor, []) || _ <- lists:seq(1, N)],
    After = erlang:memory(total),
    stop(Supervisor),
    [(After - Before) / N].

spawns(0) -> ok;
spawns(N) ->
    {_, Reference} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', Reference, process, _, _} -> spawns(N - 1) end.

casts(N) ->
    Self = self(),
    Counter = spawn_link(fun() -> count(N, Self) end),
    [Counter ! {cast, I} || I <- lists:seq(1, N)],
    receive finished -> ok end.

count(0, Owner) -> Owner ! finished;
count(N, Owner) -> receive {cast, _} -> count(N - 1, Owner) end.

calls(N) ->
    {ok, Echo} = gen_server:start_link(rivals_echo, [], []),
    call(Echo, N),
    gen_server:stop(Echo).

call(_, 0) -> ok;
call(Echo, N) ->
    gen_server:call(Echo, ping),
    call(Echo, N - 1).
