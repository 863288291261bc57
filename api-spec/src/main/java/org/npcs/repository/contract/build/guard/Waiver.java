package org.npcs.repository.contract.build.guard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.contract.build.bundle.ContractVersion;
import org.npcs.repository.contract.build.yaml.Yaml;

/**
 * A breaking difference that was accepted.
 *
 * @param rule id of the rule that reports it
 * @param release the release it is a difference to
 * @param at the exact place
 * @param reason why nobody is hurt
 * @param date when it was accepted
 */
record Waiver(String rule, ContractVersion release, String at, String reason, LocalDate date) {

    private static final Set<String> MEMBERS = Set.of("rule", "release", "at", "reason", "date");

    static final int SHORTEST_REASON = 20;

    /**
     * Reads the waivers; a missing file holds none.
     *
     * @throws IllegalArgumentException if a waiver lacks a member or has an unusable one
     */
    static List<Waiver> in(Path file) {
        List<Waiver> waivers = new ArrayList<>();
        if (Files.exists(file)) {
            Yaml.list(Yaml.map(Yaml.read(file)).get("waivers")).forEach(entry -> waivers.add(of(Yaml.map(entry))));
        }
        return waivers;
    }

    boolean covers(Finding finding, ContractVersion of) {
        return rule.equals(finding.rule().id())
                && at.equals(finding.difference().pointer())
                && release.equals(of);
    }

    private static Waiver of(Map<String, Object> entry) {
        String reason = Yaml.text(entry.get("reason"));
        if (!entry.keySet().equals(MEMBERS) || reason.strip().length() < SHORTEST_REASON) {
            throw new IllegalArgumentException("waiver: " + entry + " (expected: "
                    + MEMBERS.stream().sorted().toList() + ", a reason of at least " + SHORTEST_REASON
                    + " characters)");
        }
        try {
            return new Waiver(
                    Yaml.text(entry.get("rule")),
                    ContractVersion.parse(Yaml.text(entry.get("release"))),
                    Yaml.text(entry.get("at")),
                    reason,
                    LocalDate.parse(Yaml.text(entry.get("date"))));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("waiver: " + entry + " (expected: a date like 2027-01-15)", e);
        }
    }
}
