package io.gadfly.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number as it is typed.
final class WholeNumber implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException _) {
            throw new TypeConversionException(Words.of("number.unknown", text));
        }
    }
}
