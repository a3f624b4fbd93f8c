package io.gadfly.app.cli;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.ReminderId;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What an answer is given to: a reminder by its number, `12`, or a fire by its own, `f7`.
sealed interface Target {
    /// The reminder that is meant: itself, or the one whose fire it is. Fails where there is none.
    default Planned planned(Invocation here) {
        return switch (this) {
            case OfReminder(var id) -> known(id, here);
            case OfFire(var number) ->
                here.reminders()
                        .fire(number)
                        .map(view -> known(view.reminder().id(), here))
                        .orElseThrow(() -> CommandFailure.failed(Words.of("fire.unknown", this)));
        };
    }

    private static Planned known(ReminderId id, Invocation here) {
        return here.reminders().find(id).orElseThrow(() -> CommandFailure.failed(Words.of("reminder.unknown", id)));
    }

    record OfReminder(ReminderId id) implements Target {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    record OfFire(long number) implements Target {
        @Override
        public String toString() {
            return "f" + number;
        }
    }

    final class Reader implements ITypeConverter<Target> {
        private static final Pattern REMINDER = Pattern.compile("#?([1-9]\\d{0,17})");
        private static final Pattern FIRE = Pattern.compile("[fF]([1-9]\\d{0,17})");

        /// What is given to the commands that also take `--all`.
        static Target readOrAll(String text) {
            if (!isId(text)) {
                throw CommandFailure.wrongUsage(Words.of("answer.id.unknown", text));
            }
            return new Reader().convert(text);
        }

        static boolean isId(String text) {
            return FIRE.matcher(text).matches() || REMINDER.matcher(text).matches();
        }

        @Override
        public Target convert(String text) {
            var fire = FIRE.matcher(text);
            if (fire.matches()) {
                return new OfFire(Long.parseLong(fire.group(1)));
            }
            var reminder = REMINDER.matcher(text);
            if (reminder.matches()) {
                return new OfReminder(new ReminderId(Long.parseLong(reminder.group(1))));
            }
            throw new TypeConversionException(Words.of("id.unknown", text));
        }
    }

    final class ReminderReader implements ITypeConverter<ReminderId> {
        @Override
        public ReminderId convert(String text) {
            return switch (new Reader().convert(text)) {
                case OfReminder(var id) -> id;
                case OfFire _ -> throw new TypeConversionException(Words.of("id.reminder.wanted", text));
            };
        }
    }
}
