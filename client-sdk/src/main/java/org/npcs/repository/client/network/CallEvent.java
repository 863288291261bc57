package org.npcs.repository.client.network;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What may be told about one call that ended. It holds no body, no header and no address, because an address holds keys.
 *
 * @param method HTTP method
 * @param operation operation id of the contract
 * @param status HTTP status of the last answer, or 0 when there was none
 * @param duration from the call to its end, waits included
 * @param attempts how many times the request was sent
 * @param requestId identifier under which the repository logged the last request, or null
 */
public record CallEvent(
        String method,
        String operation,
        int status,
        Duration duration,
        int attempts,
        @Nullable String requestId) {}
