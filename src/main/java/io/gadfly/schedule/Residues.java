package io.gadfly.schedule;

import java.util.BitSet;

/// The allowed seconds of a day, modulo some number.
final class Residues {
    private final BitSet residues = new BitSet();

    /// @param unit only seconds at the start of a unit count
    Residues(long modulus, int unit, ClockMask mask) {
        for (var second = 0; second < WallTimes.DAY; second += unit) {
            if (mask.allows(second)) {
                residues.set((int) (second % modulus));
            }
        }
    }

    boolean contains(long residue) {
        return residue < WallTimes.DAY && residues.get((int) residue);
    }
}
