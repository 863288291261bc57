package org.npcs.repository.server.sharing.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an agreement allows at most.
 *
 * @param number number of the agreement, with the jurisdiction before it where another one signed for the owner
 * @param standing why it opens nothing now, or empty when it opens
 * @param purposes purposes that it covers
 * @param ceilings what it allows, by element and audience
 * @param since since when
 */
public record Terms(
        String number,
        Optional<Reason> standing,
        List<String> purposes,
        Map<String, Map<Audience, Ceiling>> ceilings,
        Instant since) {

    /** What a clause allows at most. */
    public record Ceiling(Detail detail, String clause) {}

    /** Reads the content of an agreement. Where several clauses allow something, the one that allows most counts. */
    public static Terms of(String number, Optional<Reason> standing, JsonNode agreement, Instant since) {
        var ceilings = new HashMap<String, Map<Audience, Ceiling>>();
        for (JsonNode term : agreement.path("terms")) {
            var audience = Audience.of(text(term, "audience"));
            for (ShareableElement element : ShareableElements.published().all()) {
                if (term.path("elements").valueStream().anyMatch(prefix -> element.within(prefix.asString("")))) {
                    var ceiling = new Ceiling(
                            Detail.of(text(term, "level"), text(term, "coarsening"), element.kind()),
                            text(term, "clause"));
                    ceilings.computeIfAbsent(element.id(), id -> new HashMap<>())
                            .merge(audience, ceiling, Terms::higher);
                }
            }
        }
        return new Terms(
                number,
                standing,
                agreement
                        .path("purposes")
                        .valueStream()
                        .map(one -> one.asString(""))
                        .toList(),
                ceilings,
                since);
    }

    Optional<Ceiling> ceiling(String element, Audience audience) {
        return Optional.ofNullable(ceilings.getOrDefault(element, Map.of()).get(audience));
    }

    private static Ceiling higher(Ceiling one, Ceiling other) {
        return other.detail().atMost(one.detail()) ? one : other;
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
