package org.npcs.repository.server.sharing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A signature that was noted.
 *
 * @param signatory who signed
 * @param signedOn day of the signature
 * @param method code of the code system {@code signing-method}
 * @param reference where the party keeps the signed document
 * @param notedAt when it was noted here
 * @param notedBy client that noted it
 */
public record Signature(
        Signatory signatory,
        LocalDate signedOn,
        String method,
        @Nullable String reference,
        Instant notedAt,
        String notedBy) {}
