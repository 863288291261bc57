package org.npcs.repository.server.analytics.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.exchange.period.NamedCalendar;
import tools.jackson.databind.node.ObjectNode;

/** Rows of what an owner states itself: exact, year by year. */
final class OwnStated {

    private final Question question;
    private final RowKeys keys;

    OwnStated(Question question) {
        this.question = question;
        this.keys = new RowKeys(Series.of(question.instrument(), true), false);
    }

    /** The years that the question spans and of which anything is stated, each with all rows. */
    List<ObjectNode> rows(List<Stated> stated, int fiscalYearStart) {
        var calendar = OwnPeriods.calendar(question.calendar(), fiscalYearStart);
        var byYear = new HashMap<String, Map<Map<String, String>, Stated>>();
        stated.forEach(one ->
                byYear.computeIfAbsent(one.period(), period -> new HashMap<>()).put(one.codes(), one));
        var rows = new ArrayList<ObjectNode>();
        for (String period : new TreeSet<>(byYear.keySet())) {
            if (!period.matches(calendar.prefix() + "[0-9]{4}")) {
                continue;
            }
            var span = span(calendar, period);
            if (question.spans(span.start(), span.end())) {
                var numbers = byYear.getOrDefault(period, Map.of());
                keys.of(question.table(), List.of()).forEach(codes -> rows.add(row(span, codes, numbers)));
            }
        }
        return rows;
    }

    private ObjectNode row(Span span, Map<String, String> codes, Map<Map<String, String>, Stated> numbers) {
        var row = new Row(
                        span.id(),
                        span.label(),
                        span.start().toString(),
                        span.end().toString(),
                        "own")
                .about(codes, keys);
        var stated = numbers.get(Map.copyOf(codes));
        if (stated == null) {
            return row.status("not-collected").json();
        }
        return share(question.table().id(), codes)
                ? row.exactly(stated.n(), stated.of()).json()
                : row.apart(stated.n(), stated.of()).json();
    }

    /** Whether a row has a share: what is counted is a part of what it is counted of. */
    static boolean share(String table, Map<String, String> codes) {
        return !table.equals(StatedFigures.OUTCOMES) || StatedFigures.share(codes.getOrDefault("measure", ""));
    }

    private static Span span(NamedCalendar calendar, String period) {
        int year = Integer.parseInt(period.substring(calendar.prefix().length()));
        return OwnPeriods.between(calendar, "year", LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 1))
                .get(0);
    }
}
