package io.gadfly.ui.editor;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.ui.common.DurationText;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeText;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How hard the reminder nags, as it is being chosen.
final class NagModel {
    enum UntilKind {
        ANSWERED,
        FOR,
        TIME_OF_DAY
    }

    final ObjectProperty<NagChoice> profile = new SimpleObjectProperty<>(NagChoice.NORMAL);
    final StringProperty every = new SimpleStringProperty("10 min");
    final BooleanProperty tightening = new SimpleBooleanProperty();
    final StringProperty downTo = new SimpleStringProperty("1 min");
    /// Empty: no limit.
    final StringProperty max = new SimpleStringProperty("");
    final ObjectProperty<UntilKind> untilKind = new SimpleObjectProperty<>(UntilKind.ANSWERED);
    final StringProperty until = new SimpleStringProperty("");
    final BooleanProperty ignoresQuiet = new SimpleBooleanProperty();
    final ObjectProperty<Integer> louderAfter = new SimpleObjectProperty<>(0);
    final ObjectProperty<Integer> nextMediumAfter = new SimpleObjectProperty<>(0);
    final BooleanProperty byMail = new SimpleBooleanProperty();
    final BooleanProperty byCommand = new SimpleBooleanProperty();
    final StringProperty problem = new SimpleStringProperty("");

    private final Texts texts;

    NagModel(NagPolicy policy, Texts texts) {
        this.texts = texts;
        profile.set(NagChoice.of(policy));
        show(policy);
        byMail.set(policy.also().contains(Also.MAIL));
        byCommand.set(policy.also().contains(Also.COMMAND));
        profile.subscribe((_, next) -> next.policy().ifPresent(this::show));
    }

    private void show(NagPolicy policy) {
        switch (policy.pace()) {
            case Pace.Fixed(var interval) -> {
                every.set(DurationText.of(interval));
                tightening.set(false);
            }
            case Pace.Tightening(var first, var last) -> {
                every.set(DurationText.of(first));
                downTo.set(DurationText.of(last));
                tightening.set(true);
            }
        }
        max.set(policy.max().isPresent() ? Integer.toString(policy.max().getAsInt()) : "");
        showUntil(policy.until());
        ignoresQuiet.set(policy.quietHours() == QuietHours.IGNORED);
        louderAfter.set(policy.escalation().louderAfter());
        nextMediumAfter.set(policy.escalation().nextMediumAfter());
    }

    private void showUntil(Until limit) {
        switch (limit) {
            case Until.Answered() -> untilKind.set(UntilKind.ANSWERED);
            case Until.For(var duration) -> {
                untilKind.set(UntilKind.FOR);
                until.set(DurationText.of(duration));
            }
            case Until.TimeOfDay(var time) -> {
                untilKind.set(UntilKind.TIME_OF_DAY);
                until.set(TimeText.of(time, texts.locale()));
            }
        }
    }

    Optional<NagPolicy> read() {
        problem.set("");
        return profile.get().policy().or(this::readFields).map(policy -> policy.withAlso(readAlso()));
    }

    private Set<Also> readAlso() {
        var also = EnumSet.noneOf(Also.class);
        if (byMail.get()) {
            also.add(Also.MAIL);
        }
        if (byCommand.get()) {
            also.add(Also.COMMAND);
        }
        return also;
    }

    private Optional<NagPolicy> readFields() {
        return readPace()
                .flatMap(pace -> readMax()
                        .flatMap(limit -> readUntil()
                                .map(ending -> new NagPolicy(
                                        pace,
                                        limit,
                                        ending,
                                        new Escalation(louderAfter.get(), nextMediumAfter.get()),
                                        ignoresQuiet.get() ? QuietHours.IGNORED : QuietHours.HONOURED))));
    }

    private Optional<Pace> readPace() {
        var first = DurationText.parse(every.get());
        var last = tightening.get() ? DurationText.parse(downTo.get()) : first;
        if (first.isEmpty() || last.isEmpty()) {
            return refuse("problem.pace");
        }
        return Optional.of(
                tightening.get() ? new Pace.Tightening(first.get(), last.get()) : new Pace.Fixed(first.get()));
    }

    private Optional<OptionalInt> readMax() {
        var text = max.get().strip();
        if (text.isEmpty()) {
            return Optional.of(OptionalInt.empty());
        }
        return text.matches("[1-9]\\d{0,5}")
                ? Optional.of(OptionalInt.of(Integer.parseInt(text)))
                : refuse("problem.max");
    }

    private Optional<Until> readUntil() {
        return switch (untilKind.get()) {
            case ANSWERED -> Optional.of(new Until.Answered());
            case FOR ->
                DurationText.parse(until.get()).<Until>map(Until.For::new).or(() -> refuse("problem.for"));
            case TIME_OF_DAY ->
                TimeText.parse(until.get()).<Until>map(Until.TimeOfDay::new).or(() -> refuse("problem.until"));
        };
    }

    private <T> Optional<T> refuse(String key) {
        problem.set(texts.text(key));
        return Optional.empty();
    }
}
