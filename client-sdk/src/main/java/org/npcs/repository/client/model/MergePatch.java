package org.npcs.repository.client.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON merge patch (RFC 7396): a member that was never set stays as it is, one set to null is removed, one set to a
 * value is replaced; arrays are replaced whole. A type of its own, so that a patch can never be stored as a document.
 *
 * @param <T> the document that it changes
 */
public final class MergePatch<T extends JsonModel> {

    private final ObjectNode json;

    private MergePatch(ObjectNode json) {
        this.json = json;
    }

    /** Returns the patch that sets and removes what was set and removed in the builder. */
    public static <T extends JsonModel> MergePatch<T> of(ModelBuilder<T, ?> changes) {
        return new MergePatch<>(changes.patch());
    }

    /** Returns the patch as JSON in UTF-8. */
    public byte[] toJson() {
        return Json.bytes(json);
    }

    /** Returns whether the patch changes nothing. */
    public boolean isEmpty() {
        return json.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MergePatch<?> patch && patch.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Returns how many members it touches, never which values. */
    @Override
    public String toString() {
        return "MergePatch of " + json.size() + " members";
    }
}
