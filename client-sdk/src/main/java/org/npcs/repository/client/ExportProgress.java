package org.npcs.repository.client;

import org.jspecify.annotations.Nullable;

/**
 * How far an export is.
 *
 * @param state code of {@code export-state}
 * @param rowsDone how many rows are done
 * @param rowsTotal how many there are; null before they were counted
 */
public record ExportProgress(
        String state, long rowsDone, @Nullable Long rowsTotal) {}
