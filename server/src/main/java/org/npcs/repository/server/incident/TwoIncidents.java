package org.npcs.repository.server.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.incident.ReviewKeys.Moved;
import reactor.core.publisher.Mono;

/**
 * Two incidents after a merge or a split.
 *
 * @param first the survivor, or the origin
 * @param second the duplicate, or the incident that was split off
 * @param moved reviews that went from one to the other
 */
public record TwoIncidents(Incident first, Incident second, List<Moved> moved) {

    /** The text that is kept with an idempotency key. */
    String text() {
        var text = new StringBuilder(named(first) + " " + named(second));
        moved.forEach(one -> text.append(' ')
                .append(one.id())
                .append(' ')
                .append(one.fromKey())
                .append(' ')
                .append(one.toKey()));
        return text.toString();
    }

    /** Finds what the kept text names. */
    static Mono<TwoIncidents> parse(String text, Incidents incidents, String owner) {
        var parts = text.split(" ");
        var moved = new ArrayList<Moved>();
        for (int i = 4; i < parts.length; i += 3) {
            moved.add(new Moved(UUID.fromString(parts[i]), parts[i + 1], parts[i + 2]));
        }
        return Mono.zip(version(parts, 0, incidents, owner), version(parts, 2, incidents, owner))
                .map(both -> new TwoIncidents(both.getT1(), both.getT2(), moved));
    }

    private static Mono<Incident> version(String[] parts, int at, Incidents incidents, String owner) {
        return incidents.version(owner, UUID.fromString(parts[at]), Integer.parseInt(parts[at + 1]));
    }

    private static String named(Incident incident) {
        return incident.stored().id() + " " + incident.stored().version();
    }
}
