package org.npcs.repository.server.analytics.disclosure;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cells of the tests, with the counts of members m0, m1 and so on. */
final class Cells {

    private Cells() {}

    static CountedCell cell(String key, int... counts) {
        return frozen(key, null, counts);
    }

    static CountedCell frozen(String key, @Nullable Printed printed, int... counts) {
        var byMember = new TreeMap<String, Integer>();
        for (int member = 0; member < counts.length; member++) {
            byMember.put("m" + member, counts[member]);
        }
        return new CountedCell(key, byMember, printed);
    }

    static Printed at(Map<String, Printed> printed, String key) {
        return Objects.requireNonNull(printed.get(key));
    }

    static CellStatus statusAt(Map<String, Printed> printed, String key) {
        return at(printed, key).status();
    }
}
