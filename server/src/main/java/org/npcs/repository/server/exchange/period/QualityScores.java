package org.npcs.repository.server.exchange.period;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.Completeness;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.incident.IncidentsOfSpan;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Works out the quality of a period from the records that are stored now; nothing of it is kept. */
@Component
public final class QualityScores {

    private final ReportingPeriods periods;
    private final IncidentsOfSpan incidents;
    private final JurisdictionProfiles profiles;
    private final RepositoryClock clock;

    QualityScores(
            ReportingPeriods periods, IncidentsOfSpan incidents, JurisdictionProfiles profiles, RepositoryClock clock) {
        this.periods = periods;
        this.incidents = incidents;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The quality of the caller's incidents of a period. */
    public Mono<DataQuality> of(Caller caller, String periodId) {
        return periods.names(caller.owner())
                .map(names -> names.period(periodId))
                .flatMap(period -> profiles.of(caller).flatMap(local -> incidents
                        .between(caller.owner(), period.start(), period.end())
                        .publishOn(Schedulers.parallel())
                        .collect(() -> new Tally(clock.today(), local), Tally::add)
                        .map(tally -> tally.quality(period))));
    }

    private static final class Tally {

        private final CheckContext context;
        private final Map<Element, Map<Completeness.Answer, Long>> answers = new LinkedHashMap<>();
        private final Map<String, DataQuality.Breaches> breaches = new HashMap<>();
        private final List<Long> lags = new ArrayList<>();
        private long records;
        private long valid;

        Tally(LocalDate today, LocalRules local) {
            context = CheckContext.of(today, Tier.FINAL).withLocalRules(local).withUnknownMembersTolerated(true);
            Completeness.asked(Subject.INCIDENT)
                    .forEach(element -> answers.put(element, new EnumMap<>(Completeness.Answer.class)));
        }

        void add(IncidentsOfSpan.Arrived arrived) {
            var content = arrived.content();
            records++;
            answers.forEach((element, counts) -> counts.merge(Completeness.of(element, content), 1L, Long::sum));
            judge(content);
            if (content.path("eventDatePrecision").asString("day").equals("day")) {
                var event = LocalDate.parse(content.path("eventDate").asString());
                var stored = LocalDate.ofInstant(arrived.firstStored(), ZoneOffset.UTC);
                lags.add(Math.max(0, ChronoUnit.DAYS.between(event, stored)));
            }
        }

        private void judge(JsonNode content) {
            var findings = ContentValidator.published()
                    .check(Subject.INCIDENT, content, context)
                    .findings();
            valid += findings.stream().allMatch(finding -> finding.severity() == Severity.WARNING) ? 1 : 0;
            var counted = new HashSet<String>();
            for (Finding finding : findings) {
                if (counted.add(finding.rule())) {
                    breaches.merge(
                            finding.rule(),
                            new DataQuality.Breaches(finding.rule(), finding.severity(), 1),
                            (before, one) ->
                                    new DataQuality.Breaches(before.rule(), before.severity(), before.records() + 1));
                }
            }
        }

        DataQuality quality(Period period) {
            Collections.sort(lags);
            var byRecords = breaches.values().stream()
                    .sorted(Comparator.comparingLong(DataQuality.Breaches::records)
                            .reversed()
                            .thenComparing(DataQuality.Breaches::rule))
                    .toList();
            return new DataQuality(period, records, answers, valid, byRecords, List.copyOf(lags));
        }
    }
}
