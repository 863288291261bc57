package org.npcs.repository.server.platform.record;

import org.jspecify.annotations.Nullable;

/**
 * How a change of a record was asked for.
 *
 * @param precondition the version that it starts from
 * @param reason why, as a code of the code system {@code change-reason}, or null
 */
public record RecordChange(
        Precondition precondition, @Nullable String reason) {}
