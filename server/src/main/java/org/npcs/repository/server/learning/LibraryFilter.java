package org.npcs.repository.server.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;

/**
 * What a list of library items is asked for; null members leave it open.
 *
 * @param kind code of {@code library-kind}
 * @param topic code of {@code library-topic}
 * @param theme code of {@code improvement-theme}
 * @param result code of {@code library-result}
 * @param prevention {@code true} or {@code false}
 * @param state code of {@code library-state}
 * @param overdue {@code true} or {@code false}
 */
public record LibraryFilter(
        @Nullable String kind,
        @Nullable String topic,
        @Nullable String theme,
        @Nullable String result,
        @Nullable String prevention,
        @Nullable String state,
        @Nullable String overdue) {

    /**
     * A filter by published codes.
     *
     * @throws ProblemException {@code invalid-parameter} for a code that is not published
     */
    public LibraryFilter {
        known("kind", kind, "library-kind");
        known("topic", topic, "library-topic");
        known("theme", theme, "improvement-theme");
        known("result", result, "library-result");
        known("state", state, "library-state");
    }

    /** Refuses a code that is not published: {@code invalid-parameter}. */
    static void known(String parameter, @Nullable String value, String system) {
        var codes = Definitions.published().codeSystem(system).orElseThrow();
        if (value != null && codes.find(value).isEmpty()) {
            var allowed = codes.codes().stream().map(Code::code).toList();
            throw ProblemException.of(
                    ProblemCode.INVALID_PARAMETER, d -> d.parameter(parameter).allowed(allowed));
        }
    }

    /** The conditions. What a reader is not told of an item does not help to find it. */
    List<Filter> conditions(@Nullable String reader, LocalDate today) {
        var conditions = new ArrayList<Filter>();
        conditions.add(new Filter("(audience = 'members' OR jurisdiction = ?)", String.valueOf(reader)));
        if (kind != null || topic != null || theme != null || result != null || prevention != null) {
            conditions.add(new Filter("(state <> 'withdrawn' OR jurisdiction = ?)", String.valueOf(reader)));
        }
        add(conditions, "content::jsonb ->> 'kind' = ?", kind);
        add(conditions, "content::jsonb -> 'topics' @> to_jsonb(?::text)", topic);
        add(conditions, "content::jsonb -> 'themes' @> to_jsonb(?::text)", theme);
        add(conditions, "content::jsonb ->> 'result' = ?", result);
        add(conditions, "content::jsonb ->> 'prevention' = ?", prevention);
        add(conditions, "state = ?", state);
        if (overdue != null) {
            conditions.add(new Filter(
                    "(state = 'published' AND review_by < ?)" + (overdue.equals("true") ? "" : " IS NOT TRUE"), today));
        }
        return conditions;
    }

    private static void add(List<Filter> conditions, String condition, @Nullable String value) {
        if (value != null) {
            conditions.add(new Filter(condition, value));
        }
    }
}
