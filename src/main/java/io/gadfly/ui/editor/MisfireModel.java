package io.gadfly.ui.editor;

import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.ui.common.DurationText;
import io.gadfly.ui.common.Texts;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What happens to fires that were missed, as it is being chosen.
final class MisfireModel {
    enum Kind {
        TELL_ONCE,
        TELL_EACH,
        SKIP_TO_NEXT,
        DROP_IF_LATE
    }

    final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.TELL_ONCE);
    final StringProperty late = new SimpleStringProperty("1 h");
    final StringProperty problem = new SimpleStringProperty("");

    private final Texts texts;

    MisfireModel(MisfirePolicy policy, Texts texts) {
        this.texts = texts;
        switch (policy) {
            case MisfirePolicy.TellOnce() -> kind.set(Kind.TELL_ONCE);
            case MisfirePolicy.TellEach() -> kind.set(Kind.TELL_EACH);
            case MisfirePolicy.SkipToNext() -> kind.set(Kind.SKIP_TO_NEXT);
            case MisfirePolicy.DropIfLate(var by) -> {
                kind.set(Kind.DROP_IF_LATE);
                late.set(DurationText.of(by));
            }
        }
    }

    Optional<MisfirePolicy> read() {
        problem.set("");
        return switch (kind.get()) {
            case TELL_ONCE -> Optional.of(new MisfirePolicy.TellOnce());
            case TELL_EACH -> Optional.of(new MisfirePolicy.TellEach());
            case SKIP_TO_NEXT -> Optional.of(new MisfirePolicy.SkipToNext());
            case DROP_IF_LATE -> {
                var by = DurationText.parse(late.get()).<MisfirePolicy>map(MisfirePolicy.DropIfLate::new);
                problem.set(by.isPresent() ? "" : texts.text("problem.duration", late.get()));
                yield by;
            }
        };
    }
}
