package org.npcs.repository.server.platform.record;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a write did.
 *
 * @param record the record as it is now
 * @param outcome whether it was made, changed or left
 * @param warnings findings that did not hinder
 */
public record Stored<T>(T record, Outcome outcome, List<ObjectNode> warnings) {

    /** The same of the record in another form. */
    public <R> Stored<R> map(Function<T, R> form) {
        return new Stored<>(form.apply(record), outcome, warnings);
    }

    /** What a write can do. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED;

        /** The outcome as it stands in an answer. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
