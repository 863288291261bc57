package org.npcs.repository.server.sharing.reading;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of what another member shares, before its sealed members are opened.
 *
 * @param owner whose record it is; not for the reader
 * @param recordId identifier of the record; not for the reader
 * @param id identifier of the shared record
 * @param noun what it is
 * @param content what is shared
 * @param key wrapped key of the record, or null
 * @param changedOn day on which that last changed
 */
record SharedRow(
        String owner,
        UUID recordId,
        UUID id,
        String noun,
        String content,
        @Nullable String key,
        LocalDate changedOn) {}
