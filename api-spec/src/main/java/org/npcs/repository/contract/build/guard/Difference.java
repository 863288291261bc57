package org.npcs.repository.contract.build.guard;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.bundle.Direction;

/**
 * The smallest difference that has a place of its own.
 *
 * @param kind the kind of the object that differs
 * @param key the keyword, name or entry of that object
 * @param act whether the value came, went or changed
 * @param before the released value, null if it came
 * @param after the present value, null if it went
 * @param holder the released object that differs, references followed
 * @param pointer where it is
 * @param direction who sends it, or null for what never travels
 */
record Difference(
        Kind kind,
        String key,
        Act act,
        @Nullable Object before,
        @Nullable Object after,
        Map<String, Object> holder,
        String pointer,
        @Nullable Direction direction) {

    enum Act {
        ADDED,
        REMOVED,
        CHANGED
    }

    boolean at(Kind place, String... keys) {
        return kind == place && (keys.length == 0 || Arrays.asList(keys).contains(key));
    }

    boolean isAdded() {
        return act == Act.ADDED;
    }

    boolean isRemoved() {
        return act == Act.REMOVED;
    }

    boolean isChanged() {
        return act == Act.CHANGED;
    }

    boolean isRequest() {
        return direction == Direction.REQUEST;
    }

    boolean isResponse() {
        return direction == Direction.RESPONSE;
    }
}
