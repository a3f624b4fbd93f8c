package io.gadfly.app.cli;

import io.gadfly.engine.simulation.Fault;
import io.gadfly.reminder.NagProfile;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// All commands by name, and how any of them is run and how it may end.
public final class CommandTree {
    /// Those that need neither the running program nor its store.
    private static final Set<String> PURE = Set.of("occurrences", "simulate", "help");

    /// Those that open the store in a way of their own.
    private static final Set<String> OPENING = Set.of("serve", "restore");

    /// Those that tell of what rings or change it: a pool that is paused is said at each of them. Those that show the
    /// pools themselves, or why nothing rings, say it in their own place.
    private static final Set<String> WARNING = Set.of(
            "add", "list", "show", "edit", "delete", "undo", "redo", "ack", "done", "skip", "snooze", "import",
            "refresh", "nag", "quiet", "lists", "explain", "history");

    private static final Map<String, Function<Invocation, Object>> COMMANDS = commands();

    private CommandTree() {}

    private static Map<String, Function<Invocation, Object>> commands() {
        var commands = new LinkedHashMap<String, Function<Invocation, Object>>();
        commands.put("serve", ServeCommand::new);
        commands.put("add", AddCommand::new);
        commands.put("parse", ParseCommand::new);
        commands.put("list", ListCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("edit", EditCommand::new);
        commands.put("delete", DeleteCommand::new);
        commands.put("undo", UndoCommand::new);
        commands.put("redo", RedoCommand::new);
        commands.put("fires", FiresCommand::new);
        commands.put("ack", AckCommand::new);
        commands.put("done", DoneCommand::new);
        commands.put("skip", SkipCommand::new);
        commands.put("snooze", SnoozeCommand::new);
        commands.put("import", ImportCommand::new);
        commands.put("export", ExportCommand::new);
        commands.put("subscriptions", SubscriptionsCommand::new);
        commands.put("subscribe", SubscribeCommand::new);
        commands.put("unsubscribe", UnsubscribeCommand::new);
        commands.put("refresh", RefreshCommand::new);
        commands.put("backup", BackupCommand::new);
        commands.put("restore", RestoreCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("test-notification", TestNotificationCommand::new);
        commands.put("forecast", ForecastCommand::new);
        commands.put("nag", NagCommand::new);
        commands.put("occurrences", OccurrencesCommand::new);
        commands.put("simulate", SimulateCommand::new);
        commands.put("clock", ClockCommand::new);
        commands.put("quiet", QuietCommand::new);
        commands.put("lists", ListsCommand::new);
        commands.put("pools", PoolsCommand::new);
        commands.put("pool", PoolCommand::new);
        commands.put("queue", QueueCommand::new);
        commands.put("ps", PsCommand::new);
        commands.put("kill", KillCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("history", HistoryCommand::new);
        return commands;
    }

    /// Whether it is for the program that runs, else for the store alone.
    public static boolean needsStore(String name) {
        return COMMANDS.containsKey(name) && !OPENING.contains(name) && !isPure(name);
    }

    /// Whether it ends soon where it is taken back, and says what became of it.
    public static boolean heedsInterruption(String name) {
        return name.equals("import");
    }

    public static boolean isPure(String name) {
        return PURE.contains(name);
    }

    /// Runs the command that the arguments name. Nothing escapes but bugs of the machine itself: what goes
    /// wrong is one line on the standard error and an exit code.
    public static ExitCode run(Invocation here, String... arguments) {
        var value = of(here, named(arguments)).execute(arguments);
        here.output().flush();
        return ExitCode.of(value);
    }

    /// Only what may be meant is made: to describe all of them takes longer than most commands do.
    private static Set<String> named(String... arguments) {
        var named = Arrays.stream(arguments).filter(COMMANDS::containsKey).collect(Collectors.toSet());
        return named.isEmpty() ? COMMANDS.keySet() : named;
    }

    static CommandLine of(Invocation here) {
        return of(here, COMMANDS.keySet());
    }

    private static CommandLine of(Invocation here, Set<String> names) {
        var gadfly = new Gadfly(here);
        var line = new CommandLine(gadfly);
        COMMANDS.forEach((name, command) -> {
            if (names.contains(name)) {
                line.addSubcommand(name, command.apply(here));
            }
        });
        line.registerConverter(Integer.class, new WholeNumber());
        line.registerConverter(int.class, new WholeNumber());
        Choice.register(line, AlsoNames.class);
        Choice.register(line, Fault.class);
        Choice.register(line, NagProfile.class);
        Choice.register(line, Priority.class);
        Choice.register(line, Reminder.Status.class);
        return line.setOut(here.output().terminal().out())
                .setErr(here.output().terminal().err())
                .setUsageHelpWidth(100)
                .setExecutionStrategy(parsed -> {
                    warn(parsed, here);
                    return new RunLast().execute(parsed);
                })
                .setParameterExceptionHandler((failure, _) -> refuse(here.output(), failure))
                .setExecutionExceptionHandler((failure, _, _) -> explain(here.output(), failure, gadfly.isDebug()));
    }

    /// Before it is run, for it may wait for what does not come.
    private static void warn(ParseResult parsed, Invocation here) {
        var isWarned = parsed.asCommandLineList().stream()
                .map(CommandLine::getParseResult)
                .noneMatch(part -> part.isUsageHelpRequested() || part.isVersionHelpRequested());
        if (isWarned
                && parsed.hasSubcommand()
                && WARNING.contains(parsed.subcommand().commandSpec().name())) {
            Hindrances.warnOfPools(here);
        }
    }

    private static int refuse(Output output, ParameterException failure) {
        var command = failure.getCommandLine().getCommandSpec().qualifiedName();
        output.complain(Words.of("usage.see", negative(failure).orElseGet(() -> firstLine(failure)), command));
        return ExitCode.WRONG_USAGE.value();
    }

    /// A length of time below nothing looks like an option.
    private static Optional<String> negative(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream()
                        .filter(text -> text.matches("-\\d.*"))
                        .findFirst()
                        .map(text -> Words.of("duration.negative", text))
                : Optional.empty();
    }

    private static int explain(Output output, Exception failure, boolean debug) {
        if (failure instanceof NobodyReads) {
            return ExitCode.DONE.value();
        }
        output.complain(
                switch (failure) {
                    case CommandFailure _, StoreException _, TypeConversionException _ -> firstLine(failure);
                    case IOException weather -> Words.of("io.failed", FileTrouble.withName(weather));
                    case UncheckedIOException weather ->
                        Words.of("io.failed", FileTrouble.withName(Objects.requireNonNull(weather.getCause())));
                    default -> Words.of("bug", failure);
                });
        if (debug) {
            output.trace(failure);
        }
        return switch (failure) {
            case CommandFailure known -> known.exitCode().value();
            case TypeConversionException _ -> ExitCode.WRONG_USAGE.value();
            default -> ExitCode.FAILED.value();
        };
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
