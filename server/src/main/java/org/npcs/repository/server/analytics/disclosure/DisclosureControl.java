package org.npcs.repository.server.analytics.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Control over the cells of a release as a whole. */
public final class DisclosureControl {

    private DisclosureControl() {}

    /**
     * Prints what may be printed, as wide as it must be for nobody to work out what is hidden. The same input gives the same
     * output, in whatever order it comes.
     *
     * @param cells all cells that were or will be published
     * @param relations all sums among them
     * @throws NotReleasable if it cannot be made safe; nothing may be printed then
     * @throws IllegalArgumentException if a relation names no cell or does not hold
     */
    public static Controlled control(
            Collection<CountedCell> cells, Collection<Relation> relations, DisclosureRules rules) {
        return control(cells, relations, List.of(), rules);
    }

    /**
     * The same where a period is published again: the cells of both editions are attacked together.
     *
     * @param cells the frozen cells of the earlier edition too
     * @param successions which cell of the new edition takes the place of which
     */
    public static Controlled control(
            Collection<CountedCell> cells,
            Collection<Relation> relations,
            Collection<Succession> successions,
            DisclosureRules rules) {
        var table = new CellTable(cells, relations);
        Draft draft = PrimaryRule.apply(table, rules);
        var inOrder = successions.stream()
                .sorted(Comparator.comparing(Succession::later).thenComparing(Succession::earlier))
                .toList();
        var gate = new Gate(draft, inOrder);
        int rounds = gate.makeSafe();
        int figures =
                (int) Arrays.stream(draft.printed).filter(Printed::hasFigure).count();
        int told = (int) IntStream.range(0, table.size())
                .filter(cell -> table.role(cell) == CellRole.TOLD)
                .count();
        int widened = (int) IntStream.range(0, table.size())
                .filter(cell -> draft.printed[cell].hasFigure() && draft.doublings[cell] > 0)
                .count();
        var proof = new Proof(figures, told - figures, gate.narrowest(), rounds, widened, digest(draft, inOrder), true);
        return new Controlled(draft.byKey(), draft.why(), proof);
    }

    /**
     * Whether a count may be told at all, by itself: enough records, from enough members. Where that of a whole may not be told, nothing
     * of its parts is.
     */
    public static boolean tellable(Map<String, Integer> byMember, DisclosureRules rules) {
        return byMember.values().stream().mapToLong(Integer::longValue).sum() > rules.hiddenUpTo()
                && Concentration.spread(byMember, rules);
    }

    /** Only of what everyone sees: a digest over the counts could be searched. */
    private static String digest(Draft draft, List<Succession> successions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(draft.rules.toString().getBytes(StandardCharsets.UTF_8));
            draft.table.relations.forEach(
                    relation -> digest.update(relation.toString().getBytes(StandardCharsets.UTF_8)));
            digest.update(successions.toString().getBytes(StandardCharsets.UTF_8));
            draft.byKey().forEach((key, printed) -> digest.update((key + printed).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
