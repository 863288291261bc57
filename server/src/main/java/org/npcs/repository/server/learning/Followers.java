package org.npcs.repository.server.learning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.npcs.repository.server.improvement.Priority;
import org.npcs.repository.server.learning.LearningLoop.Follower;
import tools.jackson.databind.JsonNode;

/** What rests on notices and priorities, and the measures that come with it. */
final class Followers {

    private final Map<String, Set<Follower>> byGround = new TreeMap<>();
    private final Map<String, Set<String>> measures = new TreeMap<>();

    /** A document that names notices by number, or a priority by identifier, as what it rests on. */
    record Grounded(Follower follower, JsonNode content) {}

    Followers(List<Priority> priorities, List<Grounded> others) {
        for (Priority priority : priorities) {
            var stored = priority.stored();
            var follower = new Follower(
                    LearningLoop.PRIORITY,
                    stored.id().toString(),
                    stored.content().path("title").asString(""));
            add(follower, stored.content());
            var named = named(stored.content());
            stored.content().path("notices").valueStream().forEach(notice -> measures.computeIfAbsent(
                            notice.asString(""), any -> new TreeSet<>())
                    .addAll(named));
        }
        others.forEach(one -> add(one.follower(), one.content()));
    }

    private void add(Follower follower, JsonNode content) {
        Stream.concat(
                        content.path("notices").valueStream().map(JsonNode::asString),
                        content.path("priorityId").isString()
                                ? Stream.of(content.path("priorityId").asString())
                                : Stream.empty())
                .forEach(ground -> byGround.computeIfAbsent(
                                ground,
                                any -> new TreeSet<>(java.util.Comparator.comparing(Follower::kind)
                                        .thenComparing(Follower::reference)))
                        .add(follower));
    }

    /** The published measures that a priority names itself. */
    static Set<String> named(JsonNode content) {
        var named = new TreeSet<String>();
        content.path("measures")
                .valueStream()
                .map(one -> one.path("measure").asString(""))
                .filter(one -> !one.isEmpty())
                .forEach(named::add);
        return named;
    }

    /** What rests on a notice or priority. */
    List<Follower> of(String reference) {
        return List.copyOf(byGround.getOrDefault(reference, Set.of()));
    }

    /** The measures of the priorities that rest on a notice. */
    Set<String> measures(String notice) {
        return Objects.requireNonNullElse(measures.get(notice), Set.of());
    }
}
