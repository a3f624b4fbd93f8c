%% The same questions to Erlang: a pool of limited size, processes that come and go, casts and calls.
-module(rivals).
-export([main/0]).

main() ->
    case io:get_line("") of
        eof ->
            halt();
        Line ->
            [Question, Count] = string:lexemes(Line, " \n"),
            ask(Question, list_to_integer(Count)),
            io:format("done~n"),
            main()
    end.

ask("pool", N) -> pool(N, fun spawn_plain/1);
ask("supervised_pool", N) -> pool(N, supervised(rivals_workers));
ask("server_pool", N) -> pool(N, supervised(rivals_servers));
ask("spawn", N) -> spawns(N);
ask("cast", N) -> casts(N);
ask("call", N) -> calls(N).

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
supervised(Workers) ->
    {ok, Supervisor} = supervisor:start_link(Workers, []),
    fun(Job) ->
        {ok, Worker} = supervisor:start_child(Supervisor, [Job]),
        erlang:monitor(process, Worker)
    end.

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
