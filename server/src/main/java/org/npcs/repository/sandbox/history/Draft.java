package org.npcs.repository.sandbox.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** One copy of an incident before its life is told: what is true of it, its identity, and when it arrived. */
final class Draft {

    private static final int DAYS_TO_ARRIVE = 12;

    final String owner;
    final Facts facts;
    final Chance chance;
    final Instant created;
    final Life life;
    private final IncidentContents contents;

    private Draft(String owner, Facts facts, String key, Chance chance) {
        this.owner = owner;
        this.facts = facts;
        this.chance = chance;
        this.created = at(facts.aware().plusDays(chance.between(1, DAYS_TO_ARRIVE)), chance);
        this.life = new Life(owner, key, created, chance, Draft::facets);
        this.contents = new IncidentContents(owner, facts, chance);
    }

    /** The copy of the member where it happened. */
    static Draft own(long seed, Contributor member, Event event) {
        var chance = Chance.of(seed, member.code(), "incident", event.number());
        var facts = Facts.of(chance, member.code(), event);
        return new Draft(member.code(), facts, LocalKeys.incident(member.code(), event.number()), chance);
    }

    /** The copy of the state of what happened in a county. */
    static Draft again(long seed, String state, Draft own) {
        var number = own.facts.event().number();
        var chance = Chance.of(seed, state, "again", number);
        return new Draft(state, own.facts, LocalKeys.again(state, number), chance);
    }

    /** The copy that the same member entered by mistake. */
    Draft twice(long seed) {
        var number = facts.event().number();
        var chance = Chance.of(seed, owner, "twice", number);
        return new Draft(owner, facts, LocalKeys.twice(owner, number), chance, created.plusSeconds(90_000));
    }

    private Draft(String owner, Facts facts, String key, Chance chance, Instant created) {
        this.owner = owner;
        this.facts = facts;
        this.chance = chance;
        this.created = created;
        this.life = new Life(owner, key, created, chance, Draft::facets);
        this.contents = new IncidentContents(owner, facts, chance);
    }

    ObjectNode first() {
        return contents.first(life.key());
    }

    ObjectNode later(ObjectNode first, LocalDate on) {
        return contents.later(first, on);
    }

    UUID id() {
        return life.id();
    }

    /** An instant of a working day in America, to the microsecond, as the database keeps it. */
    static Instant at(LocalDate day, Chance chance) {
        return day.atTime(14, 0)
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(chance.below(28_800))
                .plusNanos(chance.below(1_000_000) * 1_000L);
    }

    private static Map<String, Object> facets(ObjectNode content) {
        var facets = new HashMap<String, Object>();
        var kind = Determinations.current(content);
        if (kind != null) {
            facets.put("kind", kind);
        }
        facets.put("event_date", LocalDate.parse(content.path("eventDate").asString()));
        return facets;
    }
}
