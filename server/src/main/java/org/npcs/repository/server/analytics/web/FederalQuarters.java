package org.npcs.repository.server.analytics.web;

import java.time.LocalDate;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.exchange.period.Length;
import org.npcs.repository.server.exchange.period.NamedCalendar;
import tools.jackson.databind.node.ObjectNode;

/** Names the quarters of releases by the federal fiscal year where that was asked for: they are the same days. */
final class FederalQuarters {

    private FederalQuarters() {}

    static ObjectNode told(Question question, ObjectNode row) {
        if (question.member() == null
                && question.period().equals("quarter")
                && question.calendar().equals(NamedCalendar.FEDERAL.id())) {
            var quarter = NamedCalendar.FEDERAL.at(
                    Length.QUARTER, LocalDate.parse(row.path("periodStart").asString("")));
            row.put("period", quarter.id()).put("periodLabel", quarter.label());
        }
        return row;
    }
}
