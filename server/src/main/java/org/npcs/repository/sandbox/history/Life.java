package org.npcs.repository.sandbox.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.ContentDifference;
import tools.jackson.databind.node.ObjectNode;

/** The steps of a record in time, each of which makes a version; what would come after the end of history never happened. */
final class Life {

    /** One step; without a state or content the one before goes on. */
    private record Step(
            Instant at,
            @Nullable String state,
            @Nullable ObjectNode content,
            @Nullable String reason,
            Map<String, Object> facets) {}

    private final String owner;
    private final String key;
    private final Chance chance;
    private final Function<ObjectNode, Map<String, Object>> facets;
    private final List<Step> steps = new ArrayList<>();
    private final UUID id;

    /** @param facets the columns that follow from the content */
    Life(String owner, String key, Instant begin, Chance chance, Function<ObjectNode, Map<String, Object>> facets) {
        this.owner = owner;
        this.key = key;
        this.chance = chance;
        this.facets = facets;
        this.id = chance.id(begin);
    }

    UUID id() {
        return id;
    }

    String key() {
        return key;
    }

    Life step(Instant at, @Nullable String state, @Nullable ObjectNode content) {
        return step(at, state, content, null, Map.of());
    }

    Life step(
            Instant at,
            @Nullable String state,
            @Nullable ObjectNode content,
            @Nullable String reason,
            Map<String, Object> changedFacets) {
        if (at.isBefore(InventedHistory.END)) {
            steps.add(new Step(at, state, content, reason, changedFacets));
        }
        return this;
    }

    /** The versions, oldest first. */
    List<Version> versions() {
        steps.sort(Comparator.comparing(Step::at));
        var versions = new ArrayList<Version>();
        var own = new HashMap<String, Object>();
        ObjectNode content = null;
        var state = "";
        for (Step step : steps) {
            var before = content;
            content = step.content() == null ? content : step.content();
            if (content == null) {
                throw new IllegalStateException("a record begins with its content");
            }
            state = step.state() == null ? state : step.state();
            own.putAll(step.facets());
            var columns = new HashMap<>(facets.apply(content));
            columns.putAll(own);
            var number = versions.size() + 1;
            versions.add(new Version(
                    owner,
                    id,
                    key,
                    number,
                    chance.etag(number),
                    state,
                    content,
                    before == null || step.content() == null ? List.of() : ContentDifference.pointers(before, content),
                    step.reason(),
                    steps.get(0).at(),
                    step.at(),
                    Map.copyOf(columns)));
        }
        return versions;
    }
}
