package org.npcs.repository.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.ChartQuestion;
import picocli.CommandLine.Option;

/** What a chart is to show. */
final class ChartAsk {

    @Option(names = "--measure", paramLabel = "CODE", description = "Incidents of a case definition: near-fatality …")
    private @Nullable String measure;

    @Option(names = "--item", paramLabel = "ID", description = "Share of final reviews in which an item is actionable.")
    private @Nullable String item;

    @Option(names = "--table", paramLabel = "NAME", description = "Rows of a table of the catalogue.")
    private @Nullable String table;

    @Option(names = "--bundle", paramLabel = "ID", description = "What was observed of a care bundle.")
    private @Nullable String bundle;

    @Option(names = "--own", paramLabel = "CODE", description = "Own data of this member.")
    private @Nullable String own;

    @Option(names = "--share-of", paramLabel = "CODE", description = "As share of the cases of another definition.")
    private @Nullable String shareOf;

    @Option(names = "--per", paramLabel = "CODE", description = "As rate by a denominator that the member states.")
    private @Nullable String per;

    @Option(names = "--release", paramLabel = "ID", description = "Release, such as 2026Q3.")
    private @Nullable String release;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Dimension by which rows are counted apart; two at most.")
    private List<String> by = List.of();

    @Option(names = "--where", paramLabel = "NAME=CODE", description = "Only rows with this code of a dimension.")
    private Map<String, String> where = new LinkedHashMap<>();

    @Option(names = "--period", paramLabel = "LENGTH", description = "month, quarter or year.")
    private @Nullable String period;

    @Option(names = "--calendar", paramLabel = "NAME", description = "calendar, federal-fiscal or member-fiscal.")
    private @Nullable String calendar;

    @Option(names = "--date-basis", paramLabel = "NAME", description = "event, awareness, determination or finalised.")
    private @Nullable String dateBasis;

    @Option(names = "--from", paramLabel = "DATE", description = "First day.")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day.")
    private @Nullable LocalDate until;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Type of a control chart; else it is chosen, with why.")
    private @Nullable String type;

    @Option(names = "--print", description = "Black, white and grey.")
    private boolean print;

    ChartQuestion question() {
        ChartQuestion question = about();
        question = own == null ? question : question.own(own);
        question = shareOf == null ? question : question.shareOf(shareOf);
        question = per == null ? question : question.per(per);
        question = release == null ? question : question.release(release);
        question = by.isEmpty() ? question : question.by(by.toArray(new String[0]));
        for (Map.Entry<String, String> code : where.entrySet()) {
            question = question.where(code.getKey(), code.getValue());
        }
        question = period == null ? question : question.period(period);
        question = calendar == null ? question : question.calendar(calendar);
        question = dateBasis == null ? question : question.dateBasis(dateBasis);
        question = from == null ? question : question.from(from);
        question = until == null ? question : question.until(until);
        question = type == null ? question : question.type(type);
        return print ? question.forPrint() : question;
    }

    private ChartQuestion about() {
        if (measure != null) {
            return ChartQuestion.ofCases(measure);
        }
        if (item != null) {
            return ChartQuestion.ofItem(item);
        }
        if (table != null) {
            return ChartQuestion.ofTable(table);
        }
        if (bundle != null) {
            return ChartQuestion.ofBundle(bundle);
        }
        throw Stop.usage("What is to be drawn?", "Give one of --measure, --item, --table, --bundle.");
    }
}
