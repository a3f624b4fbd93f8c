package io.gadfly.app.cli;

import io.gadfly.settings.ListSettings;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "lists")
final class ListsCommand implements Callable<Integer> {
    private final Invocation here;

    @Parameters(paramLabel = "NAME", descriptionKey = "LIST", arity = "0..1")
    private @Nullable String name;

    @Option(names = "--pool", paramLabel = "NAME")
    private @Nullable String pool;

    @Option(names = "--also", paramLabel = "mail|command|none", split = ",")
    private @Nullable List<AlsoNames> also;

    ListsCommand(Invocation here) {
        this.here = here;
    }

    /// @param reminders how many are in it
    /// @param pool absent: by the priority of each reminder
    record Document(String name, int reminders, Optional<String> pool, List<String> also) {}

    @Override
    public Integer call() {
        if (pool != null || also != null) {
            var list = Optional.ofNullable(name)
                    .orElseThrow(() -> CommandFailure.wrongUsage(Words.of("lists.name.missing")));
            var changed = applyTo(here.house().settings().current().list(list));
            if (!ListNames.all(here).contains(list)) {
                here.output().note(Words.of("lists.made", list));
            }
            here.choose(now -> now.withList(list, changed));
            Optional.ofNullable(also).ifPresent(names -> Hindrances.noteUnset(AlsoNames.ways(names), here));
        }
        if (name != null && !ListNames.all(here).contains(name)) {
            throw CommandFailure.failed(Words.of("list.unknown", name));
        }
        show(documents().stream()
                .filter(list -> name == null || list.name().equals(name))
                .toList());
        return ExitCode.DONE.value();
    }

    private ListSettings applyTo(ListSettings base) {
        var home = pool == null
                ? base.pool()
                : Optional.of(pool).filter(text -> !text.isBlank()).map(text -> PoolNames.known(text, here));
        return also == null
                ? new ListSettings(home, base.mail(), base.command())
                : new ListSettings(home, also.contains(AlsoNames.MAIL), also.contains(AlsoNames.COMMAND));
    }

    private List<Document> documents() {
        var counts = here.reminders().catalogue().lists();
        var settings = here.house().settings().current();
        var names = ListNames.all(here);
        Optional.ofNullable(name).ifPresent(names::add);
        return names.stream()
                .map(list -> document(list, counts.getOrDefault(list, 0), settings.list(list)))
                .toList();
    }

    private static Document document(String name, int reminders, ListSettings list) {
        var also = new TreeSet<String>();
        if (list.mail()) {
            also.add("mail");
        }
        if (list.command()) {
            also.add("command");
        }
        return new Document(name, reminders, list.pool(), List.copyOf(also));
    }

    private void show(List<Document> lists) {
        var table = Table.of("LIST", "REMINDERS", "POOL", "ALSO");
        lists.forEach(list -> table.row(
                list.name(),
                list.reminders(),
                list.pool().orElseGet(() -> Words.of("lists.by.priority")),
                list.also().isEmpty() ? "-" : String.join(", ", list.also())));
        here.output().show(lists, table.lines());
    }
}
