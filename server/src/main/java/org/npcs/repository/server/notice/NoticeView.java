package org.npcs.repository.server.notice;

import java.util.List;
import org.npcs.repository.contract.validation.Finding;

/**
 * A notice as a caller may see it.
 *
 * @param notice the notice
 * @param managed whether the caller manages notices, and so sees what is under way
 * @param held texts of what is under way that are held
 * @param warnings what should be looked at
 */
public record NoticeView(Notice notice, boolean managed, List<HeldText> held, List<Finding> warnings) {

    /** Whether two persons other than the drafter have passed what is under way. */
    public boolean passed() {
        return Gate.passed(notice);
    }
}
