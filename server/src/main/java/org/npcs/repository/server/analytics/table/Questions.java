package org.npcs.repository.server.analytics.table;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.AnalysisCatalogue;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Dimension;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** Resolves questions against the catalogue; what cannot be answered is refused with what can. */
public final class Questions {

    private static final int MOST_DIMENSIONS = 2;
    private static final Set<String> MEMBERS = Set.of("member", "jurisdiction", "owner");
    private static final AnalysisCatalogue CATALOGUE = Definitions.published().analysis();

    private Questions() {}

    /**
     * A table by its identifier.
     *
     * @throws ProblemException {@code unknown-table}
     */
    public static AnalysisTable table(String id) {
        return CATALOGUE.table(id).orElseThrow(() -> ProblemException.of(ProblemCode.UNKNOWN_TABLE));
    }

    /**
     * The question that was meant.
     *
     * @throws ProblemException {@code unknown-table}, {@code unknown-dimension}, {@code too-many-dimensions},
     *     {@code members-not-named}, {@code unknown-case}, {@code not-in-release}, {@code invalid-parameter}
     */
    public static Question of(Asked asked) {
        var table = table(asked.table());
        var by = by(asked.by(), table, asked.member() != null);
        return asked.member() == null ? pooled(asked, table, by) : own(asked, table, by);
    }

    private static Question own(Asked asked, AnalysisTable table, List<String> by) {
        if (asked.release() != null) {
            throw invalid("release", "Own data are live; a benchmark tells what a release counted of them.");
        }
        if (asked.panel() != null) {
            throw invalid("panel", "A panel is of several members.");
        }
        if (StatedFigures.tell(table)) {
            onlyYears(asked, table);
        }
        var from = asked.from();
        var until = asked.until();
        if (from != null && until != null && until.isBefore(from)) {
            throw invalid("until", "The span ends before it begins.");
        }
        return new Question(
                table,
                asked.member(),
                by,
                Objects.requireNonNullElse(asked.period(), table.periods().get(0)),
                Objects.requireNonNullElse(asked.calendar(), "calendar"),
                Objects.requireNonNullElse(asked.dateBasis(), table.dateBasis()),
                from,
                until,
                "own",
                asked.instrument(),
                asked.crosswalk(),
                cases(asked.cases()),
                asked.asOf());
    }

    private static Question pooled(Asked asked, AnalysisTable table, List<String> by) {
        refuse(asked.cases() != null, "case", List.of());
        refuse(asked.asOf() != null, "asOf", List.of());
        refuse(!asked.instrument().equals(Asked.INSTRUMENT), "instrument", List.of(Asked.INSTRUMENT));
        refuse(!asked.crosswalk().equals(Asked.CROSSWALK), "crosswalk", List.of(Asked.CROSSWALK));
        refuse(differs(asked.dateBasis(), table.dateBasis()), "dateBasis", List.of(table.dateBasis()));
        var period = Objects.requireNonNullElse(asked.period(), table.periods().get(0));
        refuse(!table.periods().contains(period), "period", table.periods());
        var calendars = period.equals("quarter") || table.id().equals(StatedFigures.OUTCOMES)
                ? List.of("calendar", "federal-fiscal")
                : List.of("calendar");
        var calendar = Objects.requireNonNullElse(asked.calendar(), "calendar");
        refuse(!calendars.contains(calendar), "calendar", calendars);
        var panel = Objects.requireNonNullElse(asked.panel(), table.panels() ? "fixed" : "all");
        refuse(panel.equals("fixed") && !table.panels(), "panel", List.of("all"));
        refuse(
                !table.pooled().contains(by),
                "by",
                table.pooled().stream().map(set -> String.join(",", set)).toList());
        return new Question(
                table,
                null,
                by,
                period,
                calendar,
                table.dateBasis(),
                asked.from(),
                asked.until(),
                panel,
                asked.instrument(),
                asked.crosswalk(),
                null,
                null);
    }

    /** Members state years; nothing else can be made of them. */
    private static void onlyYears(Asked asked, AnalysisTable table) {
        if (differs(asked.period(), "year")) {
            throw invalid("period", "What members state is told by year.");
        }
        if (differs(asked.calendar(), "calendar") && !table.id().equals(StatedFigures.OUTCOMES)) {
            throw invalid("calendar", "This table is told by calendar year.");
        }
        if (asked.cases() != null || differs(asked.dateBasis(), table.dateBasis())) {
            throw invalid(asked.cases() != null ? "case" : "dateBasis", "What members state is made of no records.");
        }
    }

    private static boolean differs(@Nullable String asked, String held) {
        return asked != null && !asked.equals(held);
    }

    private static void refuse(boolean otherwise, String parameter, List<String> allowed) {
        if (otherwise) {
            throw ProblemException.of(
                    ProblemCode.NOT_IN_RELEASE, d -> d.parameter(parameter).allowed(allowed));
        }
    }

    private static ProblemException invalid(String parameter, String detail) {
        return ProblemException.of(
                ProblemCode.INVALID_PARAMETER, d -> d.parameter(parameter).detail(detail));
    }

    private static List<String> by(@Nullable String asked, AnalysisTable table, boolean own) {
        var by = asked == null ? List.<String>of() : List.of(asked.split(","));
        if (by.stream().anyMatch(MEMBERS::contains)) {
            throw ProblemException.of(ProblemCode.MEMBERS_NOT_NAMED, d -> d.parameter("by"));
        }
        if (by.size() > MOST_DIMENSIONS || new HashSet<>(by).size() < by.size()) {
            throw ProblemException.of(ProblemCode.TOO_MANY_DIMENSIONS, d -> d.parameter("by"));
        }
        var known = table.dimensions().stream()
                .filter(id -> !own
                        || !CATALOGUE.dimension(id).map(Dimension::pooledOnly).orElse(false))
                .toList();
        if (!known.containsAll(by)) {
            throw ProblemException.of(
                    ProblemCode.UNKNOWN_DIMENSION, d -> d.parameter("by").allowed(known));
        }
        return by.stream().sorted().toList();
    }

    private static @Nullable CaseDefinition cases(@Nullable String id) {
        return id == null
                ? null
                : CATALOGUE
                        .caseDefinition(id)
                        .orElseThrow(() -> ProblemException.of(ProblemCode.UNKNOWN_CASE, d -> d.parameter("case")
                                .allowed(CATALOGUE.caseDefinitions().stream()
                                        .map(CaseDefinition::id)
                                        .toList())));
    }

    /** What must be said with the answer to a question. */
    public static List<String> notes(Question question) {
        return Stream.concat(
                        Stream.ofNullable(question.table().note()),
                        Stream.concat(question.table().keys().stream(), question.by().stream())
                                .map(id -> CATALOGUE.dimension(id).orElseThrow())
                                .map(Dimension::caution)
                                .filter(Objects::nonNull))
                .toList();
    }
}
