package io.gadfly.app.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// One of a few words, as it is typed: small letters, in what is refused too.
record Choice<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {
    static <E extends Enum<E>> void register(CommandLine line, Class<E> type) {
        line.registerConverter(type, new Choice<>(type));
    }

    @Override
    public E convert(String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(Words.of("choice.unknown", text, all())));
    }

    private String all() {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
