package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderRepository;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was claimed and, by its policy, is not told any more, with nothing of its reminder to come. Since nothing
/// else tells of it, its numbers are kept in the store until somebody does: whoever claims it may die before, and
/// quiet may last longer than the program.
final class PassedOver {
    private static final String UNNAMED = "+";

    private final ReminderRepository repository;
    private final Memos memos;

    /// @param numbers of the fires that are told by name
    /// @param unnamed how many there are besides
    private record Kept(Set<Long> numbers, int unnamed) {
        static Kept parse(String text) {
            var numbers = new LinkedHashSet<Long>();
            var unnamed = 0;
            for (var word : text.split(" ")) {
                if (word.startsWith(UNNAMED)) {
                    unnamed = Integer.parseInt(word);
                } else {
                    numbers.add(Long.parseLong(word));
                }
            }
            return new Kept(numbers, unnamed);
        }

        Kept and(List<Long> more) {
            var all = Stream.concat(numbers.stream(), more.stream()).distinct().toList();
            var named = all.stream().limit(Gathered.MOST_NAMED).collect(Collectors.toCollection(LinkedHashSet::new));
            return new Kept(named, unnamed + all.size() - named.size());
        }

        String text() {
            var words = numbers.stream().map(String::valueOf);
            return Stream.concat(words, unnamed == 0 ? Stream.of() : Stream.of(UNNAMED + unnamed))
                    .collect(Collectors.joining(" "));
        }
    }

    PassedOver(ReminderRepository repository, Memos memos) {
        this.repository = repository;
        this.memos = memos;
    }

    /// To be called before they are claimed, so that nobody dies in between.
    void keep(List<Fire> fires) {
        if (!fires.isEmpty()) {
            var before = kept().orElse(new Kept(Set.of(), 0));
            memos.save(
                    Memos.PASSED_OVER,
                    before.and(fires.stream().map(Fire::number).toList()).text());
        }
    }

    /// Those that were claimed and not answered since.
    Gathered untold() {
        return kept().map(kept -> new Gathered(
                        kept.numbers().stream()
                                .flatMap(number -> repository.findFire(number).stream())
                                .filter(fire -> fire.state() instanceof NagState.Missed)
                                .toList(),
                        kept.unnamed()))
                .orElse(Gathered.NONE);
    }

    boolean isTold() {
        return memos.text(Memos.PASSED_OVER).isEmpty();
    }

    void told() {
        memos.save(Memos.PASSED_OVER, "");
    }

    private Optional<Kept> kept() {
        return memos.read(Memos.PASSED_OVER, Kept::parse);
    }
}
