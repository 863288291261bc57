package org.npcs.repository.server.analytics.charting;

import java.util.List;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** Refusals of charts that would mislead or that nobody could read. */
final class Unsuitable {

    /** More values than this are no picture any more. */
    static final int MOST_VALUES = 500;

    private Unsuitable() {}

    /** What such a chart would need, in a sentence that repeats nothing. */
    static ProblemException needs(String sentence) {
        return ProblemException.of(ProblemCode.UNSUITABLE_CHART, d -> d.detail(sentence));
    }

    static ProblemException tooLarge() {
        return needs("A chart has at most " + MOST_VALUES
                + " values: ask for longer periods, a shorter span or fewer rows.");
    }

    /** The same list, unless it is too long for a chart. */
    static <T> List<T> bounded(List<T> values) {
        if (values.size() > MOST_VALUES) {
            throw tooLarge();
        }
        return values;
    }
}
