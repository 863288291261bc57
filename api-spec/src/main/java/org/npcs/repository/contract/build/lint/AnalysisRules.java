package org.npcs.repository.contract.build.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on what can be counted: an unknown word here is a table that nobody can answer, or one that tells too much. */
final class AnalysisRules {

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "dimension-known",
                    "A dimension names an element of the dictionary, or what is stated, and codes of its code system"
                            + " or why there is none.",
                    "design.md, closed catalogue of tables",
                    AnalysisRules::dimensions),
            new LintRule(
                    "table-known",
                    "A table names a known subject and known dimensions, periods and dates.",
                    "design.md, closed catalogue of tables",
                    AnalysisRules::tables),
            new LintRule(
                    "pooled-closed",
                    "Pooled sets have two dimensions at most, in alphabetical order, and their subsets are pooled,"
                            + " too.",
                    "disclosure-control.md, totals are the sums of their parts",
                    AnalysisRules::pooled),
            new LintRule(
                    "case-definition-known",
                    "A condition of a case has one test of an element of the dictionary, by codes of its code system.",
                    "feature-union.md ANA-02",
                    AnalysisRules::cases),
            new LintRule(
                    "disclosure-rules-complete",
                    "Rules of disclosure control state all of their numbers, each within its bounds.",
                    "disclosure-control.md, rules are versioned data",
                    AnalysisRules::disclosure),
            new LintRule(
                    "research-rules-complete",
                    "Research rules hold to five alike, two years, a day to answer and a share left out, or are"
                            + " stricter.",
                    "NFR-CRS application for data; users.md E-13 and AN-12",
                    AnalysisRules::extracts),
            new LintRule(
                    "agreement-policy-complete",
                    "A policy names a smallest cell of three or more, and months only where agreements must end.",
                    "disclosure-control.md, rules are versioned data",
                    AnalysisRules::policies),
            new LintRule(
                    "research-variable-known",
                    "A research variable is of an element that may leave; an identifying one has levels that end with"
                            + " all.",
                    "users.md AN-12; part B, who sees what in the end",
                    AnalysisRules::research),
            new LintRule(
                    "bundle-complete",
                    "A care bundle says of each element for whom, on what evidence and from where, and has measures of"
                            + " every kind.",
                    "users.md part B, BundlePublished; charter requirements OUT-17",
                    AnalysisRules::bundles));

    /** Values of a dimension that stand for no code. */
    private static final Set<String> NO_CODE = Set.of("not-given", "withheld-by-owner", "multiple");

    /** What members state as aggregates; owners let it count or not, but it is no element of a record. */
    private static final Set<String> STATED =
            Set.of("outcome.observation", "improvement.observation", "learning.counts");

    private static final Set<String> SUBJECTS =
            Set.of("incident", "review", "outcome-observation", "bundle-observation", "learning-counts");
    private static final Set<String> PERIODS = Set.of("quarter", "year");
    private static final Set<String> DATES = Set.of("event", "awareness", "determination", "finalised");
    private static final int MOST_DIMENSIONS = 2;

    /** What the determination in force names is no member of a record's content. */
    private static final String KIND = "kind";

    private static final List<String> COUNTS = List.of(
            "hiddenUpTo",
            "otherContributors",
            "rangeWidth",
            "leastInterval",
            "doublings",
            "rounds",
            "coalition",
            "revisionRecords",
            "revisionMembers");

    /** The least that the sources ask of research rules; a version may be stricter. */
    private static final Map<String, Integer> LEAST_OF_EXTRACTS =
            Map.of("leastAlike", 5, "lagMonths", 24, "ownersAnswerDays", 1);

    private static final List<String> OF_ELEMENTS =
            List.of("name", "definition", "eligibility", "exclusions", "evidence", "dataSource", "provenance");

    private AnalysisRules() {}

    private static void dimensions(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Set<String> elements = entries.byId("elements").keySet();
        Map<String, Set<String>> systems = entries.codes();
        entries.each("dimensions", (file, dimension) -> {
            String id = Yaml.text(dimension.get("id"));
            String element = Yaml.text(dimension.get("element"));
            if (!elements.contains(element) && !STATED.contains(element)) {
                report.at(file, id + " names no element of the dictionary");
            }
            Object system = dimension.get("codeSystem");
            List<String> codes = ReferenceEntries.texts(dimension, "codes");
            if (system != null && !systems.containsKey(system.toString()) || system == null && !codes.isEmpty()) {
                report.at(file, id + " names no code system");
            } else if (system != null) {
                foreign(codes, systems.getOrDefault(system.toString(), Set.of()), NO_CODE)
                        .forEach(code -> report.at(file, id + " has the code " + code + " of no code system"));
            }
        });
    }

    private static void tables(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Set<String> dimensions = entries.byId("dimensions").keySet();
        entries.each("tables", (file, table) -> {
            List<String> asked = ReferenceEntries.texts(table, "dimensions");
            Stream.of(
                            foreign(List.of(Yaml.text(table.get("subject"))), SUBJECTS, Set.of()),
                            foreign(List.of(Yaml.text(table.get("dateBasis"))), DATES, Set.of()),
                            foreign(ReferenceEntries.texts(table, "periods"), PERIODS, Set.of()),
                            foreign(ReferenceEntries.texts(table, "keys"), dimensions, Set.of()),
                            foreign(asked, dimensions, Set.of()))
                    .flatMap(List::stream)
                    .forEach(word -> report.at(file, table.get("id") + " names " + word + ", which is not known"));
            if (ReferenceEntries.texts(table, "periods").isEmpty()) {
                report.at(file, table.get("id") + " has no period");
            }
        });
    }

    private static void pooled(Subject subject, LintRule.Report report) {
        new ReferenceEntries(subject).each("tables", (file, table) -> {
            List<String> dimensions = ReferenceEntries.texts(table, "dimensions");
            List<List<String>> sets = new ArrayList<>();
            Yaml.list(table.get("pooled"))
                    .forEach(set ->
                            sets.add(Yaml.list(set).stream().map(Yaml::text).toList()));
            if (!sets.contains(List.of())) {
                report.at(file, table.get("id") + " does not pool the table as a whole");
            }
            for (List<String> set : sets) {
                boolean sound = set.size() <= MOST_DIMENSIONS
                        && set.stream().distinct().sorted().toList().equals(set)
                        && dimensions.containsAll(set)
                        && set.stream().allMatch(one -> sets.contains(List.of(one)));
                if (!sound) {
                    report.at(file, table.get("id") + " pools " + set);
                }
            }
        });
    }

    private static void cases(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Map<String, Map<String, Object>> elements = entries.byId("elements");
        Map<String, Set<String>> systems = entries.codes();
        entries.each("case-definitions", (file, definition) -> Yaml.list(definition.get("all"))
                .forEach(one -> {
                    Map<String, Object> condition = Yaml.map(one);
                    String path = Yaml.text(condition.get("path"));
                    Map<String, Object> element = path.equals(KIND)
                            ? Map.of("codeSystem", "incident-kind")
                            : elements.get(definition.get("subject") + "." + path);
                    String fault = fault(condition, path, element, systems);
                    if (fault != null) {
                        report.at(file, definition.get("id") + ": " + path + " " + fault);
                    }
                }));
    }

    private static @Nullable String fault(
            Map<String, Object> condition,
            String path,
            @Nullable Map<String, Object> element,
            Map<String, Set<String>> systems) {
        if (element == null) {
            return "is no element of the dictionary";
        }
        long tests = Stream.of("in", "atMost", "present")
                .filter(condition::containsKey)
                .count();
        if (tests != 1 || path.equals(KIND) && !condition.containsKey("in")) {
            return "has not one test that it can have";
        }
        List<String> codes = ReferenceEntries.texts(condition, "in");
        Set<String> known = systems.getOrDefault(Yaml.text(element.getOrDefault("codeSystem", "")), Set.of());
        List<String> foreign = foreign(codes, known, Set.of());
        return foreign.isEmpty() ? null : "has no code " + foreign;
    }

    private static void disclosure(Subject subject, LintRule.Report report) {
        new ReferenceEntries(subject).each("disclosure-rules", (file, rules) -> {
            COUNTS.forEach(name -> least(file, rules, name, 1, report));
            share(file, rules, "largestShare", report);
        });
    }

    private static void extracts(Subject subject, LintRule.Report report) {
        new ReferenceEntries(subject).each("research-rules", (file, rules) -> {
            LEAST_OF_EXTRACTS.forEach((name, least) -> least(file, rules, name, least, report));
            share(file, rules, "mostLeftOut", report);
        });
    }

    private static void policies(Subject subject, LintRule.Report report) {
        new ReferenceEntries(subject).each("agreement-policies", (file, policy) -> {
            least(file, policy, "leastMinimumCell", 3, report);
            if (policy.containsKey("longestMonths")) {
                least(file, policy, "longestMonths", 1, report);
            }
        });
    }

    private static void least(String file, Map<String, Object> rules, String name, int least, LintRule.Report report) {
        if (!(rules.get(name) instanceof Integer count) || count < least) {
            report.at(file, name + " is no number of " + least + " or more");
        }
    }

    private static void share(String file, Map<String, Object> rules, String name, LintRule.Report report) {
        if (!(rules.get(name) instanceof Number share) || share.doubleValue() <= 0 || share.doubleValue() >= 1) {
            report.at(file, name + " is no share between 0 and 1");
        }
    }

    private static void research(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Map<String, Map<String, Object>> elements = entries.byId("elements");
        entries.each("research-rules", (file, rules) -> {
            for (Object entry : Yaml.list(rules.get("variables"))) {
                Map<String, Object> variable = Yaml.map(entry);
                Map<String, Object> element = elements.get(Yaml.text(variable.get("element")));
                List<String> levels = ReferenceEntries.texts(variable, "levels");
                boolean identifying = Boolean.TRUE.equals(variable.get("identifying"));
                if (element == null
                        || Boolean.TRUE.equals(element.get("sealed"))
                        || Boolean.TRUE.equals(element.get("screened"))) {
                    report.at(file, variable.get("name") + " is of no element that may leave");
                }
                if (identifying != (!levels.isEmpty() && levels.indexOf("all") == levels.size() - 1)) {
                    report.at(file, variable.get("name") + " does not end with the level all");
                }
            }
        });
    }

    private static void bundles(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Set<String> kinds = entries.codes("measure-role");
        entries.each("bundles", (file, bundle) -> {
            String id = Yaml.text(bundle.get("bundle")) + "/" + Yaml.text(bundle.get("version"));
            if (!file.equals("definition/bundles/" + id + ".yaml")
                    || !Yaml.text(bundle.get("id")).equals(id.replace('/', '-'))) {
                report.at(file, "the file is not that of " + id);
            }
            Set<String> keys = new HashSet<>();
            for (Object entry : Yaml.list(bundle.get("elements"))) {
                Map<String, Object> element = Yaml.map(entry);
                if (!keys.add(Yaml.text(element.get("key")))) {
                    report.at(file, element.get("key") + " occurs twice");
                }
                for (String member : OF_ELEMENTS) {
                    if (!element.containsKey(member)) {
                        report.at(file, element.get("key") + " has no " + member);
                    }
                }
            }
            Set<String> measured = Yaml.list(bundle.get("measures")).stream()
                    .map(one -> Yaml.text(Yaml.map(one).get("kind")))
                    .collect(Collectors.toSet());
            if (keys.isEmpty() || !measured.equals(kinds)) {
                report.at(file, "has not elements and measures of every kind");
            }
        });
    }

    private static List<String> foreign(List<String> words, Set<String> known, Set<String> besides) {
        return words.stream()
                .filter(word -> !known.contains(word) && !besides.contains(word))
                .collect(Collectors.toList());
    }
}
