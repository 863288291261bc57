package org.npcs.repository.sandbox.history;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an owner tells of an incident: first what is known at once, later what was found out. No free text, nothing sealed. */
final class IncidentContents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SLEEP_FACTORS = List.of("SOFT", "NOCRIB", "SHARED", "NONSUP");

    private final String owner;
    private final Facts facts;
    private final Chance chance;

    IncidentContents(String owner, Facts facts, Chance chance) {
        this.owner = owner;
        this.facts = facts;
        this.chance = chance;
    }

    ObjectNode first(String key) {
        var content = JSON.createObjectNode().put("localKey", key);
        var absences = JSON.createObjectNode();
        if (facts.event().occurrence() >= 0) {
            content.put(
                    "occurrenceKey", LocalKeys.occurrence(owner, facts.event().occurrence()));
        }
        dates(content, absences);
        child(content, absences);
        content.putArray("categories").add(facts.cause().category());
        content.putObject("involvement")
                .put("openCase", facts.openCase() ? "1" : "2")
                .put("window", facts.window())
                .put("contactWith", contact());
        factors(content, absences);
        Determinations.first(content.putArray("determinations"), facts);
        absences.put("findings", "pending");
        if (owner.equals(Contributor.FENWICK)) {
            absences.put("county", "not-permitted");
        }
        content.set("absences", absences);
        return content;
    }

    /** The first content with what was found out until a day. */
    ObjectNode later(ObjectNode first, LocalDate on) {
        var content = first.deepCopy();
        var absences = (ObjectNode) content.path("absences");
        Determinations.later(content.withArray("/determinations"), facts, chance, on);
        var fatal = facts.event().kind().equals(Event.FATALITY);
        causes(content, absences, fatal);
        finding(content, absences, fatal, on);
        return content;
    }

    private void dates(ObjectNode content, ObjectNode absences) {
        var month = !facts.event().kind().equals(Event.NEAR_FATALITY) && chance.yes(0.03);
        var day = facts.event().day();
        content.put("eventDate", (month ? day.withDayOfMonth(1) : day).toString());
        content.put("eventDatePrecision", month ? "month" : "day");
        if (chance.yes(Planted.AWARE_UNKNOWN)) {
            absences.put("awareDate", "unknown");
        } else {
            content.put("awareDate", facts.aware().toString());
        }
    }

    private void child(ObjectNode content, ObjectNode absences) {
        var child = content.putObject("child").put("ageYears", facts.age());
        if (facts.age() == 0) {
            absences.put("child.ageDays", "not-collected");
            child.put("substanceExposedAtBirth", facts.exposed() ? "1" : "2");
        }
        if (owner.equals(Contributor.FENWICK)) {
            absences.put("child.sex", "not-permitted");
        } else {
            child.put("sex", facts.sex());
        }
        var race = chance.one(Planted.RACE_COMPLETENESS);
        if (race.equals(Planted.GIVEN)) {
            facts.races().forEach(child.putArray("raceEthnicity")::add);
        } else {
            absent(absences, "child.raceEthnicity", race);
        }
        var living = chance.one(Planted.LIVING_COMPLETENESS);
        if (living.equals(Planted.GIVEN)) {
            child.put("livingArrangement", facts.living());
        } else {
            absent(absences, "child.livingArrangement", living);
        }
        child.put("inCare", facts.inCare() ? "1" : "2");
        child.put("tribalMember", facts.races().contains("1002-5") ? "1" : chance.yes(0.1) ? "9" : "2");
    }

    private static void absent(ObjectNode absences, String element, String reason) {
        if (!reason.equals(Planted.MISSING)) {
            absences.put(element, reason);
        }
    }

    private String contact() {
        return switch (facts.window()) {
            case "NONE" -> "none";
            case "UNK" -> "unknown";
            default -> chance.one(List.of("child", "child", "sibling", "household"));
        };
    }

    private void factors(ObjectNode content, ObjectNode absences) {
        if (chance.yes(0.12)) {
            absences.put("caregiverFactors", "unknown");
            return;
        }
        var list = content.putArray("caregiverFactors");
        Planted.CAREGIVER_FACTORS.forEach(
                (factor, share) -> list.addObject().put("factor", factor).put("status", chance.yes(share) ? "1" : "2"));
    }

    private void causes(ObjectNode content, ObjectNode absences, boolean fatal) {
        var cause = facts.cause();
        if (!cause.external().isEmpty()) {
            content.put("causeExternal", cause.external());
        }
        if (!cause.medical().isEmpty()) {
            content.put("causeMedical", cause.medical());
        }
        if (fatal) {
            content.put("manner", chance.yes(0.05) ? "C" : cause.manner());
        }
        if (cause.category().equals(Cause.SLEEP)) {
            var category = cause.sudden(chance);
            content.put("suidCategory", category);
            if (category.equals("U-INC")) {
                absences.put("unsafeSleepFactors", "unknown");
            } else if (!category.equals("U-NOFACT")) {
                var list = content.putArray("unsafeSleepFactors");
                var all = chance.below(SLEEP_FACTORS.size());
                SLEEP_FACTORS.stream().skip(all).forEach(list::add);
            }
        }
    }

    private void finding(ObjectNode content, ObjectNode absences, boolean fatal, LocalDate on) {
        if (chance.yes(0.15)) {
            return;
        }
        absences.remove("findings");
        var none = facts.cause().maltreatment().equals("6");
        var disposition = none ? "8" : chance.one(List.of("1", "1", "1", "2", "5"));
        var finding = content.putArray("findings")
                .addObject()
                .put("sequence", 1)
                .put("maltreatment", facts.cause().maltreatment())
                .put("disposition", disposition)
                .put("decidedOn", on.toString());
        if (fatal) {
            finding.put("contributedToDeath", List.of("1", "2").contains(disposition) ? "1" : "2");
        }
    }
}
