package io.gadfly.icalendar;

import java.util.Arrays;

/// Where the unfolded lines of a component begin in the file.
final class LineNumbers {
    /// Of a text that comes from no file.
    static final LineNumbers NONE = new LineNumbers(new int[0], 0);

    private final int[] numbers;

    LineNumbers(int[] numbers, int count) {
        this.numbers = Arrays.copyOf(numbers, count);
    }

    /// The number of the unfolded line `index`, from 1; 0 where that is not known.
    int at(int index) {
        return index < numbers.length ? numbers[index] : 0;
    }
}
