package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoreException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was claimed and, by its policy, is not told any more, with nothing of its reminder to come. Since nothing
/// else tells of it, its numbers are kept in the store until a medium has shown it: whoever claims it may die before,
/// and quiet, or the time without a medium, may last longer than the program.
final class PassedOver {
    private static final String UNNAMED = "+";

    private static final Logger LOG = LoggerFactory.getLogger(PassedOver.class);

    private final ReminderRepository repository;
    private final Memos memos;
    private Kept underWay = Kept.NONE;

    /// @param numbers of the fires that are told by name
    /// @param unnamed how many there are besides
    private record Kept(Set<Long> numbers, int unnamed) {
        static final Kept NONE = new Kept(Set.of(), 0);

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

        boolean isPartOf(Kept other) {
            return unnamed <= other.unnamed && other.numbers.containsAll(numbers);
        }

        Kept without(Kept told) {
            var left = new LinkedHashSet<>(numbers);
            left.removeAll(told.numbers);
            return new Kept(left, Math.max(0, unnamed - told.unnamed));
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
    synchronized void keep(List<Fire> fires) {
        if (!fires.isEmpty()) {
            var before = kept();
            memos.save(
                    Memos.PASSED_OVER,
                    before.and(fires.stream().map(Fire::number).toList()).text());
        }
    }

    /// Those that were claimed and not answered since; none where they are on their way to a medium already.
    synchronized Gathered toTell() {
        var kept = kept();
        if (kept.isPartOf(underWay)) {
            return Gathered.NONE;
        }
        var untold = untold(kept);
        if (untold.size() == 0) {
            memos.save(Memos.PASSED_OVER, "");
        } else {
            underWay = kept;
        }
        return untold;
    }

    /// Those who bring it to a medium begin anew: what was on its way, or owed to a medium, ended with those before.
    synchronized void bringAnew() {
        underWay = Kept.NONE;
    }

    /// A medium has shown so many. Where that are fewer than are on their way, more has come meanwhile, which is still
    /// to be shown. What cannot be written down is better told twice.
    synchronized void shown(int count) {
        try {
            if (count >= untold(underWay).size()) {
                memos.save(Memos.PASSED_OVER, kept().without(underWay).text());
                underWay = Kept.NONE;
            }
        } catch (StoreException e) {
            LOG.debug("That {} were told could not be saved", count, e);
        }
    }

    private Gathered untold(Kept kept) {
        return new Gathered(
                kept.numbers().stream()
                        .flatMap(number -> repository.findFire(number).stream())
                        .filter(fire -> fire.state() instanceof NagState.Missed)
                        .toList(),
                kept.unnamed());
    }

    private Kept kept() {
        return memos.read(Memos.PASSED_OVER, Kept::parse).orElse(Kept.NONE);
    }
}
