package org.npcs.repository.server.sharing.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an owner has chosen, by element and audience. */
public final class Choices {

    /** An owner that has chosen nothing. */
    public static final Choices NONE = new Choices(Map.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::element).thenComparing(Key::audience);

    private final Map<Key, Choice> chosen;

    private Choices(Map<Key, Choice> chosen) {
        this.chosen = Map.copyOf(chosen);
    }

    /** What a choice is about. */
    public record Key(String element, Audience audience) {}

    /** What was chosen, and since when it counts. */
    public record Choice(Detail detail, Instant since) {}

    /** A difference between two sets of choices. */
    public record Difference(Key key, Detail from, Detail to) {}

    /** Reads a sharing profile; all of it counts from an instant. */
    public static Choices ofProfile(JsonNode profile, Instant since) {
        var chosen = new HashMap<Key, Choice>();
        for (JsonNode choice : profile.path("choices")) {
            var audience = Audience.of(choice.path("audience").asString(""));
            for (JsonNode id : choice.path("elements")) {
                ShareableElements.published()
                        .find(id.asString(""))
                        .ifPresent(element -> chosen.put(
                                new Key(element.id(), audience), new Choice(detail(choice, element.kind()), since)));
            }
        }
        return new Choices(chosen);
    }

    /** Reads what {@link #text} wrote. */
    public static Choices ofText(String text) {
        var chosen = new HashMap<Key, Choice>();
        for (JsonNode one : JSON.readTree(text)) {
            var element = ShareableElements.published().find(one.path("element").asString(""));
            element.ifPresent(found -> chosen.put(
                    new Key(found.id(), Audience.of(one.path("audience").asString(""))),
                    new Choice(
                            detail(one, found.kind()),
                            Instant.parse(one.path("since").asString("")))));
        }
        return new Choices(chosen);
    }

    /** The choices as JSON. */
    public String text() {
        return json().toString();
    }

    /** The choices one by one, in the order of elements and audiences. */
    public List<Map.Entry<Key, Choice>> all() {
        return chosen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .toList();
    }

    private ArrayNode json() {
        var all = JSON.createArrayNode();
        all().forEach(entry -> all.add(one(entry)));
        return all;
    }

    /** The choices as a sharing profile. */
    public ObjectNode profile() {
        var groups = new TreeMap<String, ObjectNode>();
        for (JsonNode one : json()) {
            var same = one.path("audience").asString("")
                    + ' '
                    + one.path("level").asString("")
                    + ' '
                    + one.path("coarsening").asString("");
            var choice = groups.computeIfAbsent(same, key -> {
                var group = ((ObjectNode) one).deepCopy();
                group.remove(List.of("element", "since"));
                group.putArray("elements");
                return group;
            });
            choice.withArray("/elements").add(one.path("element").asString(""));
        }
        var profile = JSON.createObjectNode();
        var choices = profile.putArray("choices");
        groups.values().forEach(choices::add);
        return profile;
    }

    /** What the owner has chosen for an element and an audience. */
    public Optional<Choice> of(String element, Audience audience) {
        return Optional.ofNullable(chosen.get(new Key(element, audience)));
    }

    /** Elements that any choice names. */
    public Set<String> named() {
        var named = new HashSet<String>();
        chosen.keySet().forEach(key -> named.add(key.element()));
        return named;
    }

    /** What counts at once when others are wanted: everything that they close, and nothing that they open. */
    public Choices closedBy(Choices wanted) {
        return merged(wanted, (now, then) -> now.lower(then));
    }

    /** The wanted ones, each since it counts. */
    public Choices replacedBy(Choices wanted) {
        return merged(wanted, (now, then) -> then);
    }

    /** Where others differ, in the order of elements and audiences. */
    public List<Difference> differences(Choices others) {
        var found = new ArrayList<Difference>();
        keys(others).stream().sorted(ORDER).forEach(key -> {
            var from = detail(key);
            var to = others.detail(key);
            if (!from.equals(to)) {
                found.add(new Difference(key, from, to));
            }
        });
        return found;
    }

    private Choices merged(Choices wanted, BinaryOperator<Detail> rule) {
        var merged = new HashMap<Key, Choice>();
        for (Key key : keys(wanted)) {
            var now = chosen.get(key);
            var then = wanted.chosen.get(key);
            var detail = rule.apply(detail(key), wanted.detail(key));
            if (then == null) {
                continue;
            }
            if (now != null && now.detail().equals(detail)) {
                merged.put(key, now);
            } else if (now != null || detail.equals(then.detail())) {
                merged.put(key, new Choice(detail, then.since()));
            }
        }
        return new Choices(merged);
    }

    private Set<Key> keys(Choices others) {
        var keys = new HashSet<>(chosen.keySet());
        keys.addAll(others.chosen.keySet());
        return keys;
    }

    private Detail detail(Key key) {
        var choice = chosen.get(key);
        return choice == null ? Detail.NONE : choice.detail();
    }

    private static Detail detail(JsonNode choice, Kind kind) {
        return Detail.of(
                choice.path("level").asString("none"), choice.path("coarsening").asString(""), kind);
    }

    private static ObjectNode one(Map.Entry<Key, Choice> entry) {
        var detail = entry.getValue().detail();
        var one = JSON.createObjectNode()
                .put("element", entry.getKey().element())
                .put("audience", entry.getKey().audience().code())
                .put("level", detail.level().code());
        if (detail.coarsening() != null) {
            one.put("coarsening", detail.coarsening().code());
        }
        return one.put("since", entry.getValue().since().toString());
    }
}
