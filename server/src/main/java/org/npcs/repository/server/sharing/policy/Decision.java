package org.npcs.repository.server.sharing.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one audience sees of one element, and why.
 *
 * @param detail in which detail
 * @param reason why
 * @param agreement number of the agreement, where there is one
 * @param ceiling what the agreement allows at most, with its clause
 * @param choice what the owner has chosen
 * @param since since when it is seen so, where it is
 */
public record Decision(
        Detail detail,
        Reason reason,
        @Nullable String agreement,
        Terms.@Nullable Ceiling ceiling,
        @Nullable Detail choice,
        @Nullable Instant since) {

    static Decision closed(Reason reason, @Nullable String agreement) {
        return new Decision(Detail.NONE, reason, agreement, null, null, null);
    }
}
