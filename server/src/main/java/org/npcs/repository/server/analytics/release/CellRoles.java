package org.npcs.repository.server.analytics.release;

import java.util.regex.Pattern;
import org.npcs.repository.contract.definition.Dimension;
import org.npcs.repository.server.analytics.disclosure.CellRole;

/** What cells are to the readers of a release: most are told, some only complete sums. */
final class CellRoles {

    /** Records of which something is not known, and what is left of a whole only because of that. */
    private static final Pattern ABSENCE =
            Pattern.compile("=" + Dimension.NOT_TOLD + "(,|$)|outcome=not-rated|agreement=once|band=none");

    /** What is left of a whole beside what is told. */
    private static final Pattern UNTOLD = Pattern.compile("=not |outcome=not-actionable|panel=later");

    private CellRoles() {}

    static CellRole of(String leaf) {
        if (ABSENCE.matcher(leaf).find()) {
            return CellRole.ABSENCE;
        }
        return UNTOLD.matcher(leaf).find() ? CellRole.UNTOLD : CellRole.TOLD;
    }
}
