package org.npcs.repository.contract.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One published version of a rating instrument. It never changes; ratings refer to it for ever. Nothing about a certain
 * instrument is known to any program.
 */
public final class InstrumentVersion {

    private final Published published;
    private final String instrument;
    private final String version;
    private final PublicationStatus status;
    private final @Nullable LocalDate effectiveFrom;
    private final @Nullable LocalDate effectiveUntil;
    private final Map<String, Item> items;
    private final Set<Integer> values;
    private final Map<String, MissingValue> missingValues;

    private InstrumentVersion(ObjectNode document) {
        published = new Published(document);
        instrument = Published.text(document, "instrument");
        version = Published.text(document, "version");
        status = PublicationStatus.of(Published.text(document, "status"));
        effectiveFrom = Published.dateOrNull(document, "effectiveFrom");
        effectiveUntil = Published.dateOrNull(document, "effectiveUntil");
        items = items(document);
        Set<Integer> scale = new LinkedHashSet<>();
        document.required("scale")
                .required("values")
                .forEach(value -> scale.add(value.required("value").intValue()));
        values = Collections.unmodifiableSet(scale);
        Map<String, MissingValue> missing = new LinkedHashMap<>();
        document.required("missingValues").forEach(value -> {
            MissingValue code = new MissingValue(
                    Published.text(value, "code"),
                    value.required("allowedWhenFinal").booleanValue());
            missing.put(code.code(), code);
        });
        missingValues = Collections.unmodifiableMap(missing);
    }

    private static Map<String, Item> items(ObjectNode document) {
        List<Item> all = new ArrayList<>();
        for (JsonNode domain : document.required("domains")) {
            for (JsonNode item : domain.required("items")) {
                all.add(new Item(
                        Published.text(item, "id"),
                        Published.text(domain, "id"),
                        item.required("order").intValue(),
                        item.required("required").booleanValue()));
            }
        }
        all.sort((a, b) -> Integer.compare(a.order(), b.order()));
        Map<String, Item> byId = new LinkedHashMap<>();
        all.forEach(item -> {
            if (byId.put(item.id(), item) != null) {
                throw new IllegalArgumentException("an instrument lists an item twice");
            }
        });
        return Collections.unmodifiableMap(byId);
    }

    /**
     * Builds a version from its published document. A document from outside must have passed
     * {@code org.npcs.repository.contract.validation.InstrumentImport} first; a {@code contentHash} in it is ignored.
     *
     * @throws RuntimeException when the document does not have the published form
     */
    public static InstrumentVersion of(JsonNode document) {
        ObjectNode copy = ((ObjectNode) document).deepCopy();
        copy.remove("meta");
        return new InstrumentVersion(copy);
    }

    /** Returns the identifier of the instrument, such as {@code ssit}. */
    public String instrument() {
        return instrument;
    }

    /** Returns the version, such as {@code 2018.1}. */
    public String version() {
        return version;
    }

    /** Returns where the version stands. */
    public PublicationStatus status() {
        return status;
    }

    /** Returns the first day on which a review may be opened under this version, or null where there is no limit. */
    public @Nullable LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** Returns the last day on which a review may be opened under this version, or null where there is no limit. */
    public @Nullable LocalDate effectiveUntil() {
        return effectiveUntil;
    }

    /** Returns whether a review opened on this day may use this version. */
    public boolean openOn(LocalDate day) {
        return Published.inForce(day, effectiveFrom, effectiveUntil);
    }

    /** Returns the items by their keys, in the order of the form. */
    public Map<String, Item> items() {
        return items;
    }

    /** Returns the values of the rating scale, lowest first. */
    public Set<Integer> values() {
        return values;
    }

    /** Returns the codes that say why a rating has no value. */
    public Map<String, MissingValue> missingValues() {
        return missingValues;
    }

    /** Returns the address of this version, relative to the service. */
    public String page() {
        return "/v1/instruments/" + instrument + "/versions/" + version;
    }

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    public String contentHash() {
        return published.contentHash();
    }

    /** Returns a fresh copy of the document that the interface answers, without {@code meta}. */
    public ObjectNode json() {
        return published.copy();
    }

    /** Returns a fresh copy of the document without its items and values, as lists show it. */
    public ObjectNode summary() {
        ObjectNode summary = published.without("domains", "scale", "missingValues");
        return summary.put("itemCount", items.size());
    }

    /**
     * One item of an instrument.
     *
     * @param id stable key
     * @param domain key of its domain
     * @param order place on the form, counted from 1
     * @param required whether a review needs an agreed rating of it to be finalised
     */
    public record Item(String id, String domain, int order, boolean required) {}

    /**
     * A code that stands in for a rating.
     *
     * @param code the code
     * @param allowedWhenFinal whether it may stand in for a required rating when the review is finalised
     */
    public record MissingValue(String code, boolean allowedWhenFinal) {}
}
