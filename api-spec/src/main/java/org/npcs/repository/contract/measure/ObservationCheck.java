package org.npcs.repository.contract.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContractSchemas;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.Tier;
import tools.jackson.databind.JsonNode;

/** Judges an observation of an outcome by its measure, with the same findings in the server and in the SDK. */
public final class ObservationCheck {

    private static final String SCHEMA = "OutcomeObservation";

    private final Definitions published = Definitions.published();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final JsonNode content;

    private ObservationCheck(JsonNode content) {
        this.content = content;
    }

    /**
     * Checks an observation against its schema and its measure.
     *
     * @param measure identifier of the measure that is observed
     * @param content the observation; not changed
     * @param periodEnd last day of the period that is observed, or null where that does not matter
     * @param today the day on which it is judged
     * @return all findings at once; those of severity {@code warning} do not hinder
     */
    public static List<Finding> check(
            String measure, JsonNode content, @Nullable LocalDate periodEnd, LocalDate today) {
        ObservationCheck check = new ObservationCheck(content);
        check.findings.addAll(ContractSchemas.published().check(SCHEMA, content, CheckContext.of(today, Tier.ACCEPT)));
        if (check.findings.isEmpty()) {
            check.judge(measure, periodEnd, today);
        }
        check.findings.sort(Finding.ORDER);
        return List.copyOf(check.findings);
    }

    /** Returns what the parts of a stored observation do not keep of the identities of its measure. */
    public static List<Finding> warnings(Measure measure, JsonNode content) {
        ObservationCheck check = new ObservationCheck(content);
        check.parts(measure);
        check.identities(measure);
        return check.findings.stream()
                .filter(finding -> finding.severity().code().equals("warning"))
                .sorted(Finding.ORDER)
                .toList();
    }

    private void judge(String id, @Nullable LocalDate periodEnd, LocalDate today) {
        var outcomes = published.outcomes();
        Measure measure = outcomes.measure(id, content.path("measureVersion").asString(""))
                .orElse(null);
        if (measure == null) {
            report(
                    "OUT-R-005",
                    "/measureVersion",
                    outcomes.measures().stream()
                            .filter(one -> one.id().equals(id))
                            .map(Measure::version)
                            .toList());
            return;
        }
        if (periodEnd != null
                && !today.isAfter(periodEnd)
                && content.path("status").asString("").equals("final")) {
            report("OUT-R-006", "/status", List.of("provisional"));
        }
        parts(measure);
        shares(measure);
        identities(measure);
    }

    private void parts(Measure measure) {
        List<String> known = measure.parts().stream().map(Measure.Part::id).toList();
        JsonNode parts = content.path("parts");
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i).path("part").asString("");
            if (!known.contains(part) || places.putIfAbsent(part, i) != null) {
                report("OUT-R-002", "/parts/" + i + "/part", known);
            }
        }
        List<String> missing = measure.parts().stream()
                .filter(part -> part.required() && !places.containsKey(part.id()))
                .map(Measure.Part::id)
                .toList();
        if (!missing.isEmpty()) {
            report("OUT-R-001", "/parts", missing);
        }
    }

    private void shares(Measure measure) {
        String part = measure.numerator().part();
        String whole = measure.denominator().part();
        if (measure.kind().equals("proportion")
                && places.containsKey(part)
                && places.containsKey(whole)
                && value(part) > value(whole)) {
            report("OUT-R-003", place(part), List.of());
        }
    }

    private void identities(Measure measure) {
        Map<String, BigDecimal> values = new HashMap<>();
        places.keySet().forEach(part -> values.put(part, BigDecimal.valueOf(value(part))));
        for (Measure.Identity identity : measure.identities()) {
            identity.made(values)
                    .filter(made -> !made.equals(values.get(identity.equals())))
                    .ifPresent(made -> report("OUT-R-004", place(identity.equals()), List.of()));
        }
    }

    private long value(@Nullable String part) {
        Integer place = places.get(part);
        return place == null
                ? 0
                : content.path("parts").path(place).path("value").asLong(0);
    }

    private String place(@Nullable String part) {
        return "/parts/" + places.get(part) + "/value";
    }

    private void report(String rule, String pointer, List<String> allowed) {
        findings.add(Finding.of(published.rule(rule).orElseThrow(), pointer, allowed));
    }
}
