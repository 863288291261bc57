package org.npcs.repository.client;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Query parameters by name, sorted, so that equal questions have equal addresses. Immutable. */
final class Filters {

    static final Filters NONE = new Filters(Collections.emptyMap());

    private final Map<String, String> values;

    private Filters(Map<String, String> values) {
        this.values = values;
    }

    /** Returns a copy with one parameter more; one of the same name is replaced, and taken off by null. */
    Filters with(String parameter, @Nullable Object value) {
        Map<String, String> more = new TreeMap<>(values);
        if (value == null) {
            more.remove(parameter);
        } else {
            more.put(parameter, value.toString());
        }
        return new Filters(Collections.unmodifiableMap(more));
    }

    boolean has(String parameter) {
        return values.containsKey(parameter);
    }

    @Nullable
    String value(String parameter) {
        return values.get(parameter);
    }

    Call fill(Call call) {
        values.forEach(call::query);
        return call;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
