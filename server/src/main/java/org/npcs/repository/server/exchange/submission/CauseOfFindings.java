package org.npcs.repository.server.exchange.submission;

import org.jspecify.annotations.Nullable;

/**
 * A cause with the findings that it makes.
 *
 * @param findingClass what is wrong
 * @param place place in the record, with {@code *} for any place in a list
 * @param records records that have it
 * @param findings findings that it makes
 * @param exampleIndex place in the body of the first record that has it
 * @param exampleKey local key of that record, where it could be read
 */
public record CauseOfFindings(
        String id,
        String rule,
        String severity,
        String findingClass,
        String origin,
        String place,
        @Nullable String element,
        String message,
        String fix,
        @Nullable String allowedAt,
        String page,
        long records,
        long findings,
        long exampleIndex,
        @Nullable String exampleKey) {}
