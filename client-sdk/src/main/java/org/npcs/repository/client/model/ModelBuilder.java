package org.npcs.repository.client.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collects members. A member is absent until it is set; setting null removes it from a document and is an explicit null in
 * a {@link MergePatch}. Not for use by several threads at once.
 *
 * @param <T> the document that is built
 * @param <B> the builder itself
 */
public abstract class ModelBuilder<T extends JsonModel, B extends ModelBuilder<T, B>> {

    private final ObjectNode json = Json.newObject();
    private final Set<String> cleared = new LinkedHashSet<>();
    private final Map<String, ModelBuilder<?, ?>> nested = new LinkedHashMap<>();

    ModelBuilder() {}

    final void start(T model) {
        json.setAll(model.json().deepCopy());
    }

    /**
     * Sets any member, also one that this release does not know.
     *
     * @param value a string, number, boolean, date, instant, UUID, document, or a list or map of such; null removes
     * @throws IllegalArgumentException when the value is of another type
     */
    public final B set(String name, @Nullable Object value) {
        nested.remove(name);
        if (value == null) {
            json.remove(name);
            cleared.add(name);
        } else {
            json.set(name, Json.node(value));
            cleared.remove(name);
        }
        return self();
    }

    final B nest(String name, ModelBuilder<?, ?> value) {
        set(name, value.build());
        nested.put(name, value);
        return self();
    }

    /** Returns the document. */
    public abstract T build();

    final ObjectNode whole() {
        return json.deepCopy();
    }

    final ObjectNode patch() {
        ObjectNode patch = json.deepCopy();
        nested.forEach((name, builder) -> patch.set(name, builder.patch()));
        cleared.forEach(patch::putNull);
        return patch;
    }

    @SuppressWarnings("unchecked")
    private B self() {
        return (B) this;
    }

    /** Returns the type only, never what was set. */
    @Override
    public final String toString() {
        return getClass().getEnclosingClass().getSimpleName() + " builder";
    }
}
