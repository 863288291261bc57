package org.npcs.repository.client.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document of the contract: a typed view of the JSON it was made from. Members and codes that this release does not know
 * stay in it and are written back. Accessors fail only when used: reading never fails because a newer or older
 * repository left something out. Two documents are equal when their JSON is.
 */
public abstract class JsonModel {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ObjectNode json;

    // Package-private: only generated classes extend it, so the tree below cannot escape and be changed.
    JsonModel(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new MemberException(getClass().getSimpleName() + " is not a JSON object");
        }
        this.json = object;
    }

    /** Returns the document as JSON in UTF-8, members in the order in which they were read or set. */
    public final byte[] toJson() {
        return Json.bytes(json);
    }

    /** Returns whether the member is there, be it null. Arrays and maps are read as empty when they are absent. */
    public final boolean has(String member) {
        return json.has(member);
    }

    /** Returns the names of all members that are there, known or not, in their order. */
    public final Set<String> members() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(json.propertyNames()));
    }

    /**
     * Returns any member as plain Java, also one that this release does not know: {@code Map}, {@code List},
     * {@code String}, {@code BigDecimal}, {@code BigInteger}, {@code Boolean}, or null when it is absent or null.
     */
    public final @Nullable Object member(String name) {
        JsonNode value = json.get(name);
        return value == null ? null : Json.plain(value);
    }

    final ObjectNode json() {
        return json;
    }

    final <T> T required(String name, Function<JsonNode, @Nullable T> reader) {
        T value = optional(name, reader);
        if (value == null) {
            throw new MemberException(place(name) + " is missing");
        }
        return value;
    }

    final <T> @Nullable T optional(String name, Function<JsonNode, @Nullable T> reader) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return read(name, value, reader);
    }

    final <T> List<T> list(String name, Function<JsonNode, @Nullable T> reader) {
        JsonNode values = json.get(name);
        if (values == null || values.isNull()) {
            return List.of();
        }
        if (!values.isArray()) {
            throw new MemberException(place(name) + " is not an array");
        }
        List<T> all = new ArrayList<>(values.size());
        for (JsonNode value : values) {
            all.add(read(name, value, reader));
        }
        return Collections.unmodifiableList(all);
    }

    final <T> Map<String, T> map(String name, Function<JsonNode, @Nullable T> reader) {
        JsonNode values = json.get(name);
        if (values == null || values.isNull()) {
            return Map.of();
        }
        if (!values.isObject()) {
            throw new MemberException(place(name) + " is not an object");
        }
        Map<String, T> all = new LinkedHashMap<>();
        values.properties().forEach(entry -> all.put(entry.getKey(), read(name, entry.getValue(), reader)));
        return Collections.unmodifiableMap(all);
    }

    private <T> T read(String name, JsonNode value, Function<JsonNode, @Nullable T> reader) {
        T read = reader.apply(value);
        if (read == null) {
            throw new MemberException(place(name) + " has another form than this release expects");
        }
        return read;
    }

    private String place(String name) {
        return getClass().getSimpleName() + "." + name;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof JsonModel model && model.getClass() == getClass() && model.json.equals(json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** Returns the type, and the identifier and version where there are any; never what the document says. */
    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder(getClass().getSimpleName());
        JsonNode id = json.path("id");
        if (id.isString() && UUID_FORM.matcher(id.stringValue()).matches()) {
            text.append(" id=").append(id.stringValue());
        }
        JsonNode version = json.path("version");
        if (version.isInt()) {
            text.append(" version=").append(version.intValue());
        }
        return text.toString();
    }
}
