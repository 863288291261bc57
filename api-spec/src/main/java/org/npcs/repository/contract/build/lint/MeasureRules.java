package org.npcs.repository.contract.build.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on measures of outcomes: a number that is not defined on both sides cannot be told. */
final class MeasureRules {

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "measure-complete",
                    "A measure states domain, kind, interval, direction, basis and at least one caution, all of them known words.",
                    "charter-requirements.md OUT-4, OUT-7, OUT-15",
                    MeasureRules::complete),
            new LintRule(
                    "measure-sides",
                    "Numerator and denominator have unit, meaning and source, and one known number each.",
                    "charter-requirements.md OUT-7",
                    MeasureRules::sides),
            new LintRule(
                    "measure-balanced",
                    "A measure has a balancing measure, another one that is published.",
                    "charter-requirements.md OUT-17",
                    MeasureRules::balanced),
            new LintRule(
                    "reference-series-fits",
                    "A reference series has a number for each line and period, and names its measure and its misprints rightly.",
                    "domain.md 7.3, a published table with a misprint",
                    MeasureRules::series));

    /** The code system of each coded member. */
    private static final Map<String, String> SYSTEMS = Map.of(
            "domain", "outcome-domain",
            "kind", "measure-kind",
            "direction", "measure-direction",
            "basis", "measure-basis");

    private static final Map<String, String> INTERVALS =
            Map.of("rate", "poisson-exact", "proportion", "wilson-score", "ratio", "log-ratio");

    private MeasureRules() {}

    private static void complete(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Map<String, Set<String>> systems = entries.codes();
        entries.each("measures", (file, measure) -> {
            SYSTEMS.forEach((member, system) -> {
                if (!systems.getOrDefault(system, Set.of()).contains(text(measure, member))) {
                    report.at(file, member + " is no known word");
                }
            });
            if (!text(measure, "interval").equals(INTERVALS.get(text(measure, "kind")))) {
                report.at(file, "the interval is not the one of its kind");
            }
            if (ReferenceEntries.texts(measure, "cautions").isEmpty()) {
                report.at(file, "no caution");
            }
            if (!(measure.get("per") instanceof Integer per) || per < 1) {
                report.at(file, "per is no number of one or more");
            }
        });
    }

    private static void sides(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Set<String> cases = entries.byId("case-definitions").keySet();
        Set<String> denominators = entries.codes("denominator");
        entries.each("measures", (file, measure) -> {
            boolean computed = text(measure, "basis").equals("computed");
            Set<String> parts = ids(measure, "parts");
            side(
                    Yaml.map(measure.get("numerator")),
                    computed ? "caseDefinition" : "part",
                    computed ? cases : parts,
                    fault -> report.at(file, "numerator " + fault));
            side(
                    Yaml.map(measure.get("denominator")),
                    computed ? "denominator" : "part",
                    computed ? denominators : parts,
                    fault -> report.at(file, "denominator " + fault));
            Yaml.list(measure.get("identities")).forEach(one -> {
                Map<String, Object> identity = Yaml.map(one);
                List<String> named = new ArrayList<>(ReferenceEntries.texts(identity, "plus"));
                named.addAll(ReferenceEntries.texts(identity, "minus"));
                named.add(text(identity, "equals"));
                if (!parts.containsAll(named)) {
                    report.at(file, "the identity " + identity.get("id") + " names what is no part");
                }
            });
        });
    }

    private static void side(Map<String, Object> side, String from, Set<String> known, Consumer<String> fault) {
        for (String member : List.of("title", "unit", "definition", "source")) {
            if (text(side, member).isEmpty()) {
                fault.accept("has no " + member);
            }
        }
        long numbers = Stream.of("part", "caseDefinition", "denominator")
                .filter(side::containsKey)
                .count();
        if (numbers != 1 || !known.contains(text(side, from))) {
            fault.accept("has not one known number");
        }
    }

    private static void balanced(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Set<String> measures = entries.byId("measures").keySet();
        entries.each("measures", (file, measure) -> {
            List<String> balancing = ReferenceEntries.texts(measure, "balancing");
            if (balancing.isEmpty() || !measures.containsAll(balancing) || balancing.contains(text(measure, "id"))) {
                report.at(file, "no balancing measure that is published");
            }
        });
    }

    private static void series(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Map<String, Map<String, Object>> measures = entries.byId("measures");
        entries.each("reference-series", (file, series) -> {
            List<String> periods = ReferenceEntries.texts(series, "periods");
            Map<String, Object> measure = measures.get(text(series, "measure"));
            Set<String> needed = new HashSet<>();
            if (measure == null) {
                report.at(file, "no measure that is published");
            } else {
                needed.add(text(Yaml.map(measure.get("numerator")), "part"));
                needed.add(text(Yaml.map(measure.get("denominator")), "part"));
            }
            Set<String> lines = ids(series, "lines");
            if (!lines.containsAll(needed)) {
                report.at(file, "no line of the numerator or of the denominator");
            }
            for (Object one : Yaml.list(series.get("lines"))) {
                if (Yaml.list(Yaml.map(one).get("values")).size() != periods.size()) {
                    report.at(file, "a line has not one number for each period");
                }
            }
            for (Object one : Yaml.list(series.get("misprints"))) {
                Map<String, Object> misprint = Yaml.map(one);
                if (!printed(series, periods, misprint).equals(String.valueOf(misprint.get("printed")))) {
                    report.at(file, "a misprint that was not printed");
                }
            }
        });
    }

    private static String printed(Map<String, Object> series, List<String> periods, Map<String, Object> misprint) {
        int place = periods.indexOf(text(misprint, "period"));
        return Yaml.list(series.get("lines")).stream()
                .map(Yaml::map)
                .filter(line -> text(line, "id").equals(text(misprint, "line")))
                .map(line -> Yaml.list(line.get("values")))
                .filter(values -> place >= 0 && place < values.size())
                .map(values -> String.valueOf(values.get(place)))
                .findFirst()
                .orElse("");
    }

    private static Set<String> ids(Map<String, Object> entry, String member) {
        Set<String> ids = new HashSet<>();
        Yaml.list(entry.get(member)).forEach(one -> ids.add(text(Yaml.map(one), "id")));
        return ids;
    }

    private static String text(Map<String, Object> entry, String member) {
        return Yaml.text(entry.get(member));
    }
}
