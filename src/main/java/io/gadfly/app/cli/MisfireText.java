package io.gadfly.app.cli;

import io.gadfly.reminder.MisfirePolicy;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/// What becomes of fires that nobody was there for, as it is typed and shown: `once`, `each`, `skip`, or after how long
/// such a fire is dropped.
final class MisfireText implements ITypeConverter<MisfirePolicy> {
    @Override
    public MisfirePolicy convert(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "once" -> new MisfirePolicy.TellOnce();
            case "each" -> new MisfirePolicy.TellEach();
            case "skip" -> new MisfirePolicy.SkipToNext();
            default -> new MisfirePolicy.DropIfLate(Durations.parse(text));
        };
    }

    static String inWords(MisfirePolicy policy) {
        return switch (policy) {
            case MisfirePolicy.TellOnce() -> Words.of("missed.once");
            case MisfirePolicy.TellEach() -> Words.of("missed.each");
            case MisfirePolicy.SkipToNext() -> Words.of("missed.skip");
            case MisfirePolicy.DropIfLate(var by) -> Words.of("missed.drop", Durations.inWords(by));
        };
    }
}
