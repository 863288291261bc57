package org.npcs.repository.server.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** Tells what rules that do not count yet would do to the records that are stored now. */
@Component
public final class RuleImpacts {

    private final JurisdictionProfiles profiles;
    private final List<RecordsToJudge> records;

    RuleImpacts(JurisdictionProfiles profiles, List<RecordsToJudge> records) {
        this.profiles = profiles;
        this.records = records;
    }

    /** Judges all stored records of the caller's jurisdiction by the profile, as if it were in force today. */
    public Mono<Impact> ofProfile(Caller caller, ObjectNode profile) {
        var inForce = profile.deepCopy().put("effectiveFrom", "1970-01-01");
        return Mono.zip(profiles.of(caller), profiles.judged(caller.owner(), inForce))
                .flatMap(rules -> tallied(
                        caller.owner(),
                        (tally, record) -> tally.add(
                                record,
                                verdict(record, rules.getT1()).findings(),
                                verdict(record, rules.getT2()).findings())));
    }

    /** Judges all stored records of the caller's jurisdiction by everything that is announced, as if it counted today. */
    public Mono<Impact> ofAnnounced(Caller caller) {
        return profiles.of(caller)
                .flatMap(local -> tallied(caller.owner(), (tally, record) -> {
                    var verdict = verdict(record, local);
                    var then = new ArrayList<>(verdict.findings());
                    then.addAll(verdict.announced());
                    tally.add(record, verdict.findings(), then);
                }));
    }

    private Mono<Impact> tallied(String owner, BiConsumer<Tally, RecordsToJudge.Stored> add) {
        return Flux.fromIterable(records)
                .concatMap(noun -> noun.all(owner))
                .publishOn(Schedulers.parallel())
                .collect(Tally::new, add)
                .map(Tally::impact);
    }

    private static Verdict verdict(RecordsToJudge.Stored record, LocalRules local) {
        return ContentValidator.published()
                .check(record.subject(), record.content(), record.context().withLocalRules(local));
    }

    /**
     * What the rules would do.
     *
     * @param records records that were judged
     * @param failingNow records that break what is in force
     * @param failingThen records that would
     */
    public record Impact(long records, long failingNow, long failingThen, List<RuleImpact> rules) {}

    /** What it would do to one rule at one element. */
    public record RuleImpact(Breach breach, long now, long then, String exampleKey) {}

    /** A rule, broken at an element; the element is empty where none is published, the day null where the rule counts. */
    public record Breach(
            String rule,
            String element,
            Severity severity,
            @Nullable LocalDate from) {}

    private static final class Tally {
        private long records;
        private long failingNow;
        private long failingThen;
        private final Map<Breach, long[]> counts = new HashMap<>();
        private final Map<Breach, String> examples = new HashMap<>();

        void add(RecordsToJudge.Stored record, List<Finding> before, List<Finding> after) {
            records++;
            failingNow += hinders(before) ? 1 : 0;
            failingThen += hinders(after) ? 1 : 0;
            for (Breach breach : breaches(after)) {
                var count = counts.computeIfAbsent(breach, none -> new long[2]);
                count[0] += breaches(before).contains(breach) ? 1 : 0;
                count[1]++;
                examples.putIfAbsent(breach, record.localKey());
            }
        }

        Impact impact() {
            var rules = counts.entrySet().stream()
                    .filter(entry -> entry.getValue()[1] > entry.getValue()[0])
                    .map(entry -> new RuleImpact(
                            entry.getKey(),
                            entry.getValue()[0],
                            entry.getValue()[1],
                            Objects.requireNonNull(examples.get(entry.getKey()))))
                    .sorted((one, other) -> Long.compare(other.then() - other.now(), one.then() - one.now()))
                    .limit(500)
                    .toList();
            return new Impact(records, failingNow, failingThen, rules);
        }

        private static boolean hinders(List<Finding> findings) {
            return findings.stream().anyMatch(finding -> finding.severity() != Severity.WARNING);
        }

        private static java.util.Set<Breach> breaches(List<Finding> findings) {
            return findings.stream()
                    .map(finding -> new Breach(
                            finding.rule(),
                            finding.element() == null ? "" : finding.element(),
                            finding.severity(),
                            finding.effectiveFrom()))
                    .collect(Collectors.toSet());
        }
    }
}
