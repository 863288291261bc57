package org.npcs.repository.server.analytics.disclosure;

import java.util.ArrayList;
import java.util.List;

/** Someone who reads all that is printed, knows the rules, and knows the own counts of some members. */
final class Attacker {

    /** What the known members have together, of each cell. */
    final long[] own;

    /** The least that each cell can have if it is printed, or could be but for another cell. */
    final long[] leastPrintable;

    private Attacker(CellTable table, List<String> known, DisclosureRules rules) {
        own = new long[table.size()];
        leastPrintable = new long[table.size()];
        for (int cell = 0; cell < own.length; cell++) {
            var byMember = table.cells.get(cell).byMember();
            int[] counts = known.stream()
                    .mapToInt(member -> byMember.getOrDefault(member, 0))
                    .toArray();
            for (int count : counts) {
                own[cell] += count;
            }
            leastPrintable[cell] = Math.max(own[cell], Concentration.leastKnown(counts, rules));
        }
    }

    /** The outsider first, then each member, then the largest together. */
    static List<Attacker> all(CellTable table, DisclosureRules rules) {
        var all = new ArrayList<Attacker>();
        all.add(new Attacker(table, List.of(), rules));
        for (String member : table.members) {
            all.add(new Attacker(table, List.of(member), rules));
        }
        if (!table.largest(rules.coalition()).isEmpty()) {
            all.add(new Attacker(table, table.largest(rules.coalition()), rules));
        }
        return all;
    }
}
