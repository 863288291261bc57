package org.npcs.repository.sandbox.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The review of an incident from plan to end; its incident goes along with it. */
final class ReviewDraft {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LEAST_DAYS = 50;
    private static final String INSTRUMENT = "ssit";
    private static final String INSTRUMENT_VERSION = "2018.1";

    private final Draft incident;
    private final Chance chance;
    private final Instant accepted;

    /** @param accepted when the incident was accepted */
    ReviewDraft(long seed, Draft incident, Instant accepted) {
        this.incident = incident;
        this.accepted = accepted;
        this.chance =
                Chance.of(seed, incident.owner, "review", incident.facts.event().number());
    }

    List<Version> versions() {
        var planned = accepted.plus(Duration.ofHours(chance.between(24, 160)));
        var opened = planned.plus(Duration.ofHours(chance.between(12, 160)));
        var days = Math.max(LEAST_DAYS, (int)
                StrictMath.round(chance.logNormal(Planted.DAYS_TO_FINAL, Planted.DAYS_TO_FINAL_SIGMA)));
        var end = Draft.at(incident.facts.aware().plusDays(days), chance);
        var life = new Life(incident.owner, incident.life.key() + "/1", planned, chance, content -> facets());
        var first = first();
        life.step(planned, "planned", first);
        if (!planned.isBefore(InventedHistory.END)) {
            return List.of();
        }
        var rated = part(opened, end, 0.7);
        life.step(opened, "open", null)
                .step(part(opened, end, 0.2), "rating", null)
                .step(rated, null, content(first, day(opened), day(rated)))
                .step(part(opened, end, 0.85), "submitted", null, null, Map.of("submitted_by", "invented-reviewer"))
                .step(end, "finalised", null, null, Map.of("finalised_by", "invented-lead"));
        incident.life.step(opened, "in-review", null);
        incident.life.step(end.plus(Duration.ofHours(chance.between(1, 48))), "finalised", null);
        return life.versions();
    }

    private Map<String, Object> facets() {
        return Map.of(
                "incident_id",
                incident.id(),
                "incident_key",
                incident.life.key(),
                "number",
                1,
                "instrument",
                INSTRUMENT,
                "instrument_version",
                INSTRUMENT_VERSION,
                "held",
                "[]");
    }

    private ObjectNode first() {
        var content = JSON.createObjectNode()
                .put("incidentLocalKey", incident.life.key())
                .put("number", 1)
                .put("instrument", INSTRUMENT)
                .put("instrumentVersion", INSTRUMENT_VERSION)
                .put("depth", "full");
        triggers().forEach(content.putArray("triggers")::add);
        return content;
    }

    private LinkedHashSet<String> triggers() {
        var triggers = new LinkedHashSet<String>();
        if (incident.facts.inCare()) {
            triggers.add("CUST");
        }
        if (List.of("P12", "P24", "0").contains(incident.facts.window())) {
            triggers.add("PRIOR");
        }
        triggers.add(chance.one(List.of("ALLEG", "ALLEG", "SUBST", "DIRECT")));
        return triggers;
    }

    private ObjectNode content(ObjectNode first, LocalDate opened, LocalDate rated) {
        var content = first.deepCopy();
        content.putArray("methods").add("record-review").add(chance.one(List.of("debriefing", "mapping", "interview")));
        content.put("openedOn", opened.toString()).put("ratedOn", rated.toString());
        new Ratings(incident.owner, chance).write(content.putArray("ratings"));
        new Improvements(chance, opened, rated).write(content, incident.facts);
        return content;
    }

    private static Instant part(Instant from, Instant to, double share) {
        return from.plusMillis((long) (Duration.between(from, to).toMillis() * share));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
