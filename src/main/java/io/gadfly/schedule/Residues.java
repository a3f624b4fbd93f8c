package io.gadfly.schedule;

import java.util.BitSet;

/// The allowed seconds of a day, modulo some number.
final class Residues {
    private final BitSet residues = new BitSet();

    /// @param unit only seconds at the start of a unit count
    Residues(long modulus, int unit, long hours, long minutes, long seconds) {
        for (var second = 0; second < WallTimes.DAY; second += unit) {
            if ((hours >>> second / 3600 & minutes >>> second / 60 % 60 & seconds >>> second % 60 & 1) != 0) {
                residues.set((int) (second % modulus));
            }
        }
    }

    boolean contains(long residue) {
        return residue < WallTimes.DAY && residues.get((int) residue);
    }
}
