package io.gadfly.ui.common;

import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import org.controlsfx.control.textfield.TextFields;

/// A field into which the name of a time zone is typed, with those that are like it offered below.
public final class ZoneField {
    private static final int MOST = 30;

    private ZoneField() {}

    public static void complete(TextField field) {
        TextFields.bindAutoCompletion(
                field, request -> like(request.getUserText()).toList());
    }

    static Stream<String> like(String typed) {
        var words = typed.toLowerCase(Locale.ROOT).replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.toLowerCase(Locale.ROOT).contains(words))
                .sorted()
                .limit(MOST);
    }
}
