package org.npcs.repository.contract.build.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on culture survey instruments: what cannot be scored, or would tell of a few people, is not published. */
final class CultureRules {

    static final List<LintRule> ALL = List.of(new LintRule(
            "culture-instrument-sound",
            "A culture instrument has each item once, scales that can be scored, five respondents or more, and known equivalents.",
            "charter requirements ACT-13 and ACT-14",
            CultureRules::sound));

    private static final int LEAST_RESPONDENTS = 5;

    private CultureRules() {}

    private static void sound(Subject subject, LintRule.Report report) {
        ReferenceEntries entries = new ReferenceEntries(subject);
        Map<String, Set<String>> versions = new TreeMap<>();
        entries.each("culture-instruments", (file, one) -> versions.computeIfAbsent(
                        Yaml.text(one.get("instrument")), name -> new TreeSet<>())
                .add(Yaml.text(one.get("version"))));
        entries.each("culture-instruments", (file, one) -> {
            if (!(one.get("minimumRespondents") instanceof Integer least) || least < LEAST_RESPONDENTS) {
                report.at(file, "minimumRespondents is less than " + LEAST_RESPONDENTS);
            }
            Set<String> known = versions.getOrDefault(Yaml.text(one.get("instrument")), Set.of());
            ReferenceEntries.texts(one, "equivalentTo").stream()
                    .filter(version -> !known.contains(version))
                    .forEach(version -> report.at(file, "version " + version + " is not published"));
            scales(file, one, report);
        });
    }

    private static void scales(String file, Map<String, Object> instrument, LintRule.Report report) {
        var responses = Yaml.list(instrument.get("responses")).stream()
                .mapToDouble(one -> number(Yaml.map(one).get("value")))
                .summaryStatistics();
        Set<String> items = new HashSet<>();
        for (Object entry : Yaml.list(instrument.get("scales"))) {
            Map<String, Object> scale = Yaml.map(entry);
            double agree = number(scale.get("agreeFrom"));
            double answered = number(scale.get("leastAnswered"));
            // Said positively, because every comparison with a number that is missing is false.
            boolean scorable =
                    agree > responses.getMin() && agree <= responses.getMax() && answered > 0 && answered <= 1;
            if (!scorable) {
                report.at(file, scale.get("id") + " cannot be scored on its responses");
            }
            for (Object item : Yaml.list(scale.get("items"))) {
                String id = Yaml.text(Yaml.map(item).get("id"));
                if (!items.add(id)) {
                    report.at(file, id + " stands there twice");
                }
            }
        }
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
