package org.npcs.repository.contract.build.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on what the contract tells of its own changes. */
final class ChangelogRules {

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "changelog-form",
                    "A change has an id of its own, a known class, title, sentence and day of announcement, and names"
                            + " operations that exist.",
                    "users.md VN-9",
                    ChangelogRules::form),
            new LintRule(
                    "changelog-notice",
                    "An additive change is enforced 30 days after its announcement or later, one of behaviour 90, a breaking"
                            + " one 180.",
                    "users.md VN-9 and E-10; analyst-access.md AA-12",
                    ChangelogRules::notice),
            new LintRule(
                    "changelog-versions",
                    "The changelog begins with info.version and has the versions of CHANGELOG.md in their order.",
                    "users.md VN-9",
                    ChangelogRules::versions));

    private static final Map<String, Integer> DAYS =
            Map.of("editorial", 0, "additive", 30, "behaviour", 90, "breaking", 180);

    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\d+\\.\\d+\\.\\d+)$");

    private ChangelogRules() {}

    private static List<Map<String, Object>> releases(Subject subject) {
        Path file = subject.tree().root().resolve(ContractTree.CHANGELOG);
        List<Map<String, Object>> releases = new ArrayList<>();
        if (Files.exists(file)) {
            Yaml.list(Yaml.map(Yaml.read(file)).get("releases")).forEach(one -> releases.add(Yaml.map(one)));
        }
        return releases;
    }

    private static List<Map<String, Object>> changes(Subject subject) {
        List<Map<String, Object>> changes = new ArrayList<>();
        releases(subject)
                .forEach(release -> Yaml.list(release.get("changes")).forEach(change -> changes.add(Yaml.map(change))));
        return changes;
    }

    private static String place(Map<String, Object> change) {
        return ContractTree.CHANGELOG + " " + change.get("id");
    }

    private static void form(Subject subject, LintRule.Report report) {
        Set<String> seen = new HashSet<>();
        Set<String> operations = new HashSet<>();
        subject.operations().forEach(operation -> operations.add(operation.id()));
        for (Map<String, Object> change : changes(subject)) {
            for (String member : List.of("id", "class", "title", "sentence", "announcedOn")) {
                if (Yaml.text(change.get(member)).isBlank()) {
                    report.at(place(change), "no " + member);
                }
            }
            if (!seen.add(Yaml.text(change.get("id")))) {
                report.at(place(change), "id occurs twice");
            }
            if (!DAYS.containsKey(Yaml.text(change.get("class")))) {
                report.at(place(change), "class " + change.get("class"));
            }
            Yaml.list(change.get("operations")).stream()
                    .filter(operation -> !operations.contains(Yaml.text(operation)))
                    .forEach(operation -> report.at(place(change), "operation " + operation + " does not exist"));
        }
    }

    private static void notice(Subject subject, LintRule.Report report) {
        for (Map<String, Object> change : changes(subject)) {
            String enforced = Yaml.text(change.get("enforcedOn"));
            if (enforced.isBlank()) {
                continue;
            }
            try {
                long days = ChronoUnit.DAYS.between(
                        LocalDate.parse(Yaml.text(change.get("announcedOn"))), LocalDate.parse(enforced));
                if (days < DAYS.getOrDefault(Yaml.text(change.get("class")), 0)) {
                    report.at(place(change), "is enforced after " + days + " days");
                }
            } catch (DateTimeParseException noDay) {
                report.at(place(change), "announcedOn or enforcedOn is no day");
            }
        }
    }

    private static void versions(Subject subject, LintRule.Report report) {
        List<String> told = new ArrayList<>();
        releases(subject).forEach(release -> told.add(Yaml.text(release.get("version"))));
        if (!told.isEmpty() && !told.get(0).equals(subject.bundle().version())) {
            report.at(
                    ContractTree.CHANGELOG,
                    "begins with " + told.get(0) + ", not " + subject.bundle().version());
        }
        Path page = subject.tree().root().resolve("CHANGELOG.md");
        if (Files.exists(page) && !told.isEmpty()) {
            try {
                List<String> written = HEADING.matcher(Files.readString(page))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                if (!written.equals(told)) {
                    report.at("CHANGELOG.md", "has the versions " + written + ", the changelog " + told);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
