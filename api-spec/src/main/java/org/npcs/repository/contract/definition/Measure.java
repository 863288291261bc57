package org.npcs.repository.contract.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One version of an outcome measure: what is divided by what, from which source, and which direction is better. */
public final class Measure {

    private final Published published;
    private final String id;
    private final String version;
    private final String title;
    private final String domain;
    private final String kind;
    private final long per;
    private final String interval;
    private final String direction;
    private final boolean computed;
    private final Side numerator;
    private final Side denominator;
    private final List<Part> parts;
    private final List<Identity> identities;
    private final List<String> balancing;
    private final List<String> cautions;
    private final LocalDate effectiveFrom;

    private Measure(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
        version = Published.text(document, "version");
        title = Published.text(document, "title");
        domain = Published.text(document, "domain");
        kind = Published.text(document, "kind");
        per = document.required("per").longValue();
        interval = Published.text(document, "interval");
        direction = Published.text(document, "direction");
        computed = Published.text(document, "basis").equals("computed");
        numerator = Side.of(document.required("numerator"));
        denominator = Side.of(document.required("denominator"));
        parts = document.path("parts").valueStream().map(Part::of).toList();
        identities = document.path("identities").valueStream().map(Identity::of).toList();
        balancing = texts(document.required("balancing"));
        cautions = texts(document.required("cautions"));
        effectiveFrom = LocalDate.parse(Published.text(document, "effectiveFrom"));
    }

    static Measure of(ObjectNode document) {
        return new Measure(document);
    }

    /** Returns the identifier, such as {@code exits-to-entries}. */
    public String id() {
        return id;
    }

    /** Returns the version. */
    public String version() {
        return version;
    }

    /** Returns the title for people. */
    public String title() {
        return title;
    }

    /** Returns what it is about, as a code of {@code outcome-domain}. */
    public String domain() {
        return domain;
    }

    /** Returns how it is made of its two numbers: {@code rate}, {@code proportion} or {@code ratio}. */
    public String kind() {
        return kind;
    }

    /** Returns for how many units of the denominator the value is told. */
    public long per() {
        return per;
    }

    /** Returns the published method of its interval. */
    public String interval() {
        return interval;
    }

    /** Returns which direction is better, as a code of {@code measure-direction}. */
    public String direction() {
        return direction;
    }

    /** Whether the repository computes it from incidents and stated denominators; otherwise members state it. */
    public boolean computed() {
        return computed;
    }

    /** Returns what is counted. */
    public Side numerator() {
        return numerator;
    }

    /** Returns what it is divided by. */
    public Side denominator() {
        return denominator;
    }

    /** Returns the numbers of which an observation consists. */
    public List<Part> parts() {
        return parts;
    }

    /** Returns how the parts have to fit each other. */
    public List<Identity> identities() {
        return identities;
    }

    /** Returns the measures to look at beside this one. */
    public List<String> balancing() {
        return balancing;
    }

    /** Returns what a reader has to know before drawing a conclusion. */
    public List<String> cautions() {
        return cautions;
    }

    /** Returns the first day on which it may be used. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    public String contentHash() {
        return published.contentHash();
    }

    /** Returns a fresh copy of the document that the interface answers, without {@code meta}. */
    public ObjectNode json() {
        return published.copy();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /**
     * The numerator or the denominator.
     *
     * @param part the part of an observation that holds it; null where the repository computes it
     * @param caseDefinition the cases that are counted; null where none are
     * @param denominator the denominator that the member states for the period; null where it is no such one
     */
    public record Side(
            String title,
            String unit,
            @Nullable String part,
            @Nullable String caseDefinition,
            @Nullable String denominator) {

        static Side of(JsonNode side) {
            return new Side(
                    Published.text(side, "title"),
                    Published.text(side, "unit"),
                    Published.textOrNull(side, "part"),
                    Published.textOrNull(side, "caseDefinition"),
                    Published.textOrNull(side, "denominator"));
        }
    }

    /**
     * A number of which an observation consists.
     *
     * @param required whether an observation must state it
     */
    public record Part(String id, boolean required) {

        static Part of(JsonNode part) {
            return new Part(
                    Published.text(part, "id"), part.required("required").booleanValue());
        }
    }

    /**
     * What parts have to make together.
     *
     * @param plus parts that are added
     * @param minus parts that are taken off
     * @param equals the part that the result equals
     */
    public record Identity(String id, List<String> plus, List<String> minus, String equals) {

        /** Returns what the parts make together; nothing unless the values of all of them, the result included, are there. */
        public Optional<BigDecimal> made(Map<String, BigDecimal> values) {
            boolean known = Stream.of(plus, minus, List.of(equals)).allMatch(values.keySet()::containsAll);
            return known ? Optional.of(sum(plus, values).subtract(sum(minus, values))) : Optional.empty();
        }

        private static BigDecimal sum(List<String> parts, Map<String, BigDecimal> values) {
            return parts.stream().map(values::get).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        static Identity of(JsonNode identity) {
            return new Identity(
                    Published.text(identity, "id"),
                    texts(identity.required("plus")),
                    texts(identity.required("minus")),
                    Published.text(identity, "equals"));
        }
    }
}
