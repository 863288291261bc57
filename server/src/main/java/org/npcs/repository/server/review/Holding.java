package org.npcs.repository.server.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.screening.ScreenedTexts;
import org.npcs.repository.contract.screening.ScreenedTexts.FreeText;
import org.npcs.repository.contract.screening.SuspicionKind;
import org.npcs.repository.server.platform.encryption.Digests;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Holds the texts in which something is suspected, unless a second person has decided on that very text. */
@Component
final class Holding {

    private static final Map<String, SuspicionKind> KINDS =
            Arrays.stream(SuspicionKind.values()).collect(Collectors.toMap(SuspicionKind::rule, kind -> kind));

    private final Digests digests;

    Holding(Digests digests) {
        this.digests = digests;
    }

    /**
     * The version with what of it is held.
     *
     * @param warnings what the check of its content has found
     * @param before the version that it replaces, or null
     * @param actor who writes it
     */
    StoredRecord of(StoredRecord next, List<ObjectNode> warnings, @Nullable StoredRecord before, String actor) {
        var suspicions = suspicions(warnings);
        var writers = new HashMap<String, String>();
        if (before != null) {
            new Review(before).held().forEach(text -> writers.put(text.digest(), text.by()));
        }
        var decided = ClearedText.of(next.facet("cleared"));
        var decisions = decided.stream().map(ClearedText::digest).collect(Collectors.toSet());
        var held = new ArrayList<HeldText>();
        var present = new HashSet<String>();
        if (!suspicions.isEmpty()) {
            for (FreeText text : ScreenedTexts.of(Subject.REVIEW, next.content())) {
                var kinds = suspicions.get(text.pointer());
                if (kinds != null) {
                    var digest = digest(next, text);
                    present.add(digest);
                    if (!decisions.contains(digest)) {
                        held.add(new HeldText(
                                text.pointer(),
                                text.element().id(),
                                kinds,
                                digest,
                                writers.getOrDefault(digest, actor)));
                    }
                }
            }
        }
        return with(
                next,
                held,
                decided.stream().filter(one -> present.contains(one.digest())).toList());
    }

    /** The version with these texts held, and decisions on these others. */
    static StoredRecord with(StoredRecord record, List<HeldText> held, List<ClearedText> cleared) {
        var facets = new HashMap<>(record.facets());
        facets.put("held", HeldText.column(held));
        if (cleared.isEmpty()) {
            facets.remove("cleared");
        } else {
            facets.put("cleared", ClearedText.column(cleared));
        }
        return record.withFacets(facets);
    }

    /** The held texts of a stored version, each with the digest that a decision is bound to. */
    List<HeldText> bound(StoredRecord record) {
        var texts = ScreenedTexts.of(Subject.REVIEW, record.content()).stream()
                .collect(Collectors.toMap(FreeText::pointer, text -> text));
        return new Review(record)
                .held().stream()
                        .map(held -> {
                            var text = texts.get(held.pointer());
                            return text == null || !held.digest().isEmpty()
                                    ? held
                                    : new HeldText(
                                            held.pointer(),
                                            held.element(),
                                            held.kinds(),
                                            digest(record, text),
                                            held.by());
                        })
                        .toList();
    }

    private String digest(StoredRecord record, FreeText text) {
        return digests.of(
                "held-text",
                record.jurisdiction() + '/' + record.id() + '/' + text.element().id() + '\u0000' + text.text());
    }

    private static Map<String, List<String>> suspicions(List<ObjectNode> warnings) {
        var found = new HashMap<String, List<String>>();
        for (ObjectNode warning : warnings) {
            var kind = KINDS.get(warning.path("rule").asString(""));
            if (kind != null) {
                found.computeIfAbsent(warning.path("pointer").asString(""), at -> new ArrayList<>())
                        .add(kind.code());
            }
        }
        return found;
    }

    /** Pointers of the texts of a stored review that nobody but its owner sees. */
    static Set<String> withheld(StoredRecord record) {
        return new Review(record).held().stream().map(HeldText::pointer).collect(Collectors.toSet());
    }
}
