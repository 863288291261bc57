package org.npcs.repository.contract.definition;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A published table that is nobody's own, exactly as it was printed: the first observations of a measure. */
public final class ReferenceSeries {

    private final ObjectNode document;
    private final String id;
    private final String measure;
    private final String measureVersion;
    private final List<String> periods;
    private final List<Line> lines;
    private final List<Share> shares;
    private final List<List<String>> sums;

    private ReferenceSeries(ObjectNode document) {
        this.document = document.deepCopy();
        id = Published.text(document, "id");
        measure = Published.text(document, "measure");
        measureVersion = Published.text(document, "measureVersion");
        periods = texts(document.required("periods"));
        lines = document.required("lines").valueStream().map(Line::of).toList();
        shares = document.path("shares").valueStream().map(Share::of).toList();
        sums = document.path("sums")
                .valueStream()
                .map(span -> texts(span.required("periods")))
                .toList();
    }

    /** Reads a series from its document, in the form in which series are published. */
    public static ReferenceSeries of(ObjectNode document) {
        return new ReferenceSeries(document);
    }

    /** Returns the identifier, such as {@code vcis-entries-exits-1990-1994}. */
    public String id() {
        return id;
    }

    /** Returns the identifier of the measure that it observes. */
    public String measure() {
        return measure;
    }

    /** Returns the version of the measure that it observes. */
    public String measureVersion() {
        return measureVersion;
    }

    /** Returns the periods in their order. */
    public List<String> periods() {
        return periods;
    }

    /** Returns the lines in their order. */
    public List<Line> lines() {
        return lines;
    }

    /** Returns the lines that are shares of others, in percent. */
    public List<Share> shares() {
        return shares;
    }

    /** Returns the periods of which the value of the sums is told. */
    public List<List<String>> sums() {
        return sums;
    }

    /** Returns a fresh copy of what was published, without anything that is worked out from it. */
    public ObjectNode json() {
        return document.deepCopy();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /**
     * A line of the table.
     *
     * @param values numbers as they were printed, in the order of the periods
     */
    public record Line(String id, List<BigDecimal> values) {

        static Line of(JsonNode line) {
            // As text, so that a printed 38.0 keeps its digit.
            return new Line(
                    Published.text(line, "id"),
                    line.required("values")
                            .valueStream()
                            .map(value -> new BigDecimal(value.asString()))
                            .toList());
        }
    }

    /**
     * A share that was printed beside its numbers.
     *
     * @param id line of the share
     * @param part line of the part
     * @param of line of the whole
     */
    public record Share(String id, String part, String of) {

        static Share of(JsonNode share) {
            return new Share(Published.text(share, "id"), Published.text(share, "part"), Published.text(share, "of"));
        }
    }
}
