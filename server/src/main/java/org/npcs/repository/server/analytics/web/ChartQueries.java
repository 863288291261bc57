package org.npcs.repository.server.analytics.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.charting.SeriesQuestion;
import org.npcs.repository.server.analytics.charting.TableAsked;
import org.npcs.repository.server.analytics.table.Question;

/** Questions as answers echo them: everything resolved, under the names of the parameters. */
final class ChartQueries {

    private ChartQueries() {}

    static Map<String, @Nullable Object> of(String chart, SeriesQuestion question) {
        var asked = question.asked();
        var query = new LinkedHashMap<String, @Nullable Object>();
        query.put("measure", asked.measure());
        query.put("of", asked.of());
        query.put("item", asked.item());
        query.put("denominator", asked.denominator());
        query.put("member", question.member());
        query.put("period", question.period());
        query.put("calendar", question.calendar());
        query.put("dateBasis", question.dateBasis());
        query.put("from", asked.from());
        query.put("until", asked.until());
        query.put("type", chart.equals("spc") ? asked.type() : null);
        query.put("baselineUntil", asked.baselineUntil());
        query.put("phase", asked.phase());
        return query;
    }

    static Map<String, @Nullable Object> table(TableAsked asked, Question question, @Nullable String figure) {
        var query = new LinkedHashMap<String, @Nullable Object>();
        query.put("table", question.table().id());
        query.put("by", question.by().isEmpty() ? null : question.byText());
        query.put("where", asked.where());
        query.put("figure", figure);
        return query;
    }

    static Map<String, @Nullable Object> span(Question question) {
        var query = new LinkedHashMap<String, @Nullable Object>();
        query.put("period", question.period());
        query.put("calendar", question.calendar());
        query.put("dateBasis", question.dateBasis());
        query.put("from", question.from());
        query.put("until", question.until());
        return query;
    }
}
