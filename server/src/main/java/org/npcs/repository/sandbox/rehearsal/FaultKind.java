package org.npcs.repository.sandbox.rehearsal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can go wrong on purpose. */
enum FaultKind {
    /** The connection drops before anything is done. */
    LOST_BEFORE_COMMIT,
    /** Everything is done, and then the connection drops. */
    LOST_AFTER_COMMIT,
    /** 429 with {@code Retry-After}. */
    TOO_MANY_REQUESTS,
    /** 503 with {@code Retry-After}. */
    UNAVAILABLE,
    /** The answer comes late. */
    SLOW,
    /** Each entry of a page comes twice, as a feed may deliver it. */
    REPEATED_ENTRIES,
    /** The entries of a page come in the opposite order. */
    REORDERED_ENTRIES;

    /** The word in plans. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static FaultKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault is one of "
                        + Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", "))));
    }
}
