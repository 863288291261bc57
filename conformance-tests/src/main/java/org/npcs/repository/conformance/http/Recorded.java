package org.npcs.repository.conformance.http;

import org.jspecify.annotations.Nullable;

/**
 * A request with its answer: once as reports show it, once as it was, for the second validator.
 *
 * @param exchange without secrets
 * @param call as it was sent
 * @param answer as it came, or null where none came
 */
public record Recorded(
        Exchange exchange, Call call, @Nullable Answer answer) {}
