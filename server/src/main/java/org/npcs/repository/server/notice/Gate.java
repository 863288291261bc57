package org.npcs.repository.server.notice;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** Who has passed a notice. */
final class Gate {

    private static final int NEEDED = 2;

    private Gate() {}

    /** The reviews after one more; whoever reviews again counts once. */
    static List<GateReview> with(List<GateReview> reviews, GateReview added) {
        var all = new ArrayList<>(reviews.stream()
                .filter(one -> !one.actor().equals(added.actor()))
                .toList());
        all.add(added);
        return all;
    }

    /** The persons other than its drafter who have passed what is under way. */
    static List<String> passedBy(Notice notice) {
        return notice.reviews().stream()
                .filter(GateReview::passes)
                .map(GateReview::actor)
                .filter(actor -> !actor.equals(notice.draftedBy()))
                .distinct()
                .toList();
    }

    /** Whether enough have. */
    static boolean passed(Notice notice) {
        return passedBy(notice).size() >= NEEDED;
    }

    /**
     * Two persons who have passed it.
     *
     * @throws ProblemException {@code second-person-needed}
     */
    static List<String> require(Notice notice) {
        var passed = passedBy(notice);
        if (passed.size() < NEEDED) {
            throw ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED, d -> d.state(notice.state())
                    .detail("Two persons other than the drafter pass it at the gate before it is told."));
        }
        return passed.subList(0, NEEDED);
    }
}
