package org.npcs.repository.server.analytics.charting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * What rows must be about. It leaves rows out and counts nothing anew.
 *
 * @param codes code by dimension
 */
record Where(Map<String, String> codes) {

    /**
     * What was asked for.
     *
     * @throws ProblemException {@code unknown-dimension}
     */
    static Where of(@Nullable String asked, Question question) {
        var codes = new LinkedHashMap<String, String>();
        for (String pair : asked == null ? new String[0] : asked.split(",")) {
            int colon = pair.indexOf(':');
            codes.put(pair.substring(0, colon), pair.substring(colon + 1));
        }
        var dimensions = dimensions(question);
        if (!dimensions.containsAll(codes.keySet())) {
            throw ProblemException.of(
                    ProblemCode.UNKNOWN_DIMENSION, d -> d.parameter("where").allowed(dimensions));
        }
        return new Where(codes);
    }

    /** What rows of a question are about, apart from their periods. */
    static List<String> dimensions(Question question) {
        var dimensions = new ArrayList<>(question.table().keys());
        dimensions.addAll(question.by());
        return dimensions;
    }

    boolean holds(JsonNode row) {
        return codes.entrySet().stream()
                .allMatch(pair -> row.path(pair.getKey()).asString("").equals(pair.getValue()));
    }

    /** The refusal of codes that no row has. */
    static ProblemException nothing() {
        return ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("where")
                .detail("No row is about this; the dictionary of the columns names the codes."));
    }
}
