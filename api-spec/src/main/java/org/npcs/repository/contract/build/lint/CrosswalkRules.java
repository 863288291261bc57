package org.npcs.repository.contract.build.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on crosswalks: what they leave out or state twice would falsify every comparison over time. */
final class CrosswalkRules {

    static final int JOINT_DAYS = 180;

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "crosswalk-covers",
                    "A crosswalk relates each item of both instrument versions exactly once.",
                    "resources.md C5, instrument upgrade",
                    CrosswalkRules::covers),
            new LintRule(
                    "crosswalk-relation",
                    "A relation is a known one and has as many items on each side as its name says.",
                    "resources.md C5, instrument upgrade",
                    CrosswalkRules::relation),
            new LintRule(
                    "crosswalk-scale",
                    "Items are the same, reworded or without rating pairs only on an equal scale; pairs stay inside both scales.",
                    "resources.md C5, instrument upgrade",
                    CrosswalkRules::scale),
            new LintRule(
                    "joint-period",
                    "An instrument version ends " + JOINT_DAYS
                            + " days after the next one of a crosswalk begins, or later.",
                    "users.md VN-2; resources.md C5",
                    CrosswalkRules::jointPeriod));

    /** How many items a relation has on its two sides: none, one, or several. */
    private static final Map<String, String> SIDES = Map.of(
            "same", "1 1",
            "reworded-equivalent", "1 1",
            "scale-changed", "1 1",
            "split", "1 n",
            "merged", "n 1",
            "new", "0 1",
            "dropped", "1 0");

    private CrosswalkRules() {}

    private static void covers(Subject subject, LintRule.Report report) {
        each(subject, (file, crosswalk) -> {
            for (String side : List.of("from", "to")) {
                List<Object> named = new ArrayList<>();
                relations(crosswalk).forEach(relation -> named.addAll(Yaml.list(relation.get(side))));
                Set<Object> items = items(version(subject, crosswalk, side));
                if (named.size() != items.size() || !items.equals(new HashSet<>(named))) {
                    report.at(file, side + " does not name each item once");
                }
            }
        });
    }

    private static void relation(Subject subject, LintRule.Report report) {
        each(subject, (file, crosswalk) -> relations(crosswalk).forEach(relation -> {
            String sides = side(relation, "from") + " " + side(relation, "to");
            if (!sides.equals(SIDES.get(Yaml.text(relation.get("relation"))))) {
                report.at(file, Yaml.text(relation.get("relation")) + " has " + sides + " items");
            }
        }));
    }

    private static void scale(Subject subject, LintRule.Report report) {
        each(subject, (file, crosswalk) -> {
            Set<Object> from = scale(version(subject, crosswalk, "from"));
            Set<Object> to = scale(version(subject, crosswalk, "to"));
            for (Map<String, Object> relation : relations(crosswalk)) {
                String name = Yaml.text(relation.get("relation"));
                boolean kept = name.equals("same") || name.equals("reworded-equivalent");
                boolean joined = name.equals("split") || name.equals("merged");
                boolean pairs = relation.containsKey("ratings");
                if (!from.equals(to) && (kept || joined && !pairs) || kept && pairs) {
                    report.at(file, name + " does not suit the scales");
                }
                for (Object pair : Yaml.list(relation.get("ratings"))) {
                    if (!from.contains(Yaml.map(pair).get("from"))
                            || !to.contains(Yaml.map(pair).get("to"))) {
                        report.at(file, "a rating pair lies outside a scale");
                    }
                }
            }
        });
    }

    private static void jointPeriod(Subject subject, LintRule.Report report) {
        each(subject, (file, crosswalk) -> {
            Object end = version(subject, crosswalk, "from").get("effectiveUntil");
            Object start = version(subject, crosswalk, "to").get("effectiveFrom");
            if (end != null
                    && start != null
                    && LocalDate.parse(end.toString())
                            .isBefore(LocalDate.parse(start.toString()).plusDays(JOINT_DAYS))) {
                report.at(file, "the version that it leaves ends " + end);
            }
        });
    }

    private static void each(Subject subject, BiConsumer<String, Map<String, Object>> look) {
        for (String file : subject.tree().referenceData()) {
            if (file.startsWith("definition/crosswalks/")) {
                look.accept(file, Yaml.map(Yaml.read(subject.tree().root().resolve(file))));
            }
        }
    }

    private static Map<String, Object> version(Subject subject, Map<String, Object> crosswalk, String side) {
        String file = "definition/instruments/" + crosswalk.get("instrument") + "/" + crosswalk.get(side) + ".yaml";
        return subject.tree().referenceData().contains(file)
                ? Yaml.map(Yaml.read(subject.tree().root().resolve(file)))
                : Map.of();
    }

    private static List<Map<String, Object>> relations(Map<String, Object> crosswalk) {
        List<Map<String, Object>> relations = new ArrayList<>();
        Yaml.list(crosswalk.get("relations")).forEach(relation -> relations.add(Yaml.map(relation)));
        return relations;
    }

    private static Set<Object> items(Map<String, Object> version) {
        Set<Object> items = new HashSet<>();
        Yaml.list(version.get("domains"))
                .forEach(domain -> Yaml.list(Yaml.map(domain).get("items")).forEach(item -> add(items, item, "id")));
        return items;
    }

    private static Set<Object> scale(Map<String, Object> version) {
        Set<Object> values = new HashSet<>();
        Yaml.list(Yaml.map(version.get("scale")).get("values")).forEach(value -> add(values, value, "value"));
        return values;
    }

    private static void add(Set<Object> all, @Nullable Object one, String member) {
        Object value = Yaml.map(one).get(member);
        if (value != null) {
            all.add(value);
        }
    }

    private static String side(Map<String, Object> relation, String side) {
        int size = Yaml.list(relation.get(side)).size();
        return size < 2 ? Integer.toString(size) : "n";
    }
}
