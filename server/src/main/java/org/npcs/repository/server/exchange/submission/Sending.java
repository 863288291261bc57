package org.npcs.repository.server.exchange.submission;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.server.platform.contract.ByteStream;
import org.npcs.repository.server.platform.database.Session;

/**
 * A request to take a submission.
 *
 * @param sender who sends it, and for whom
 * @param key key that the client gave
 * @param scopes scopes in force
 * @param local what the owner adds to the published rules
 * @param lenient whether unknown members may pass with a warning
 * @param contentDigest digest of the body as the sender has it (RFC 9530), or null
 * @param patience how long to wait for the end of the work
 */
public record Sending(
        Session sender,
        String key,
        ByteStream body,
        Set<String> scopes,
        LocalRules local,
        boolean lenient,
        String mode,
        @Nullable String mappingVersion,
        @Nullable String contentDigest,
        Duration patience) {

    /** What a repeat is compared by: the bytes as they were sent, and what else decides what becomes of them. */
    String fingerprint(String digest) {
        return digest + ' ' + mode + ' ' + (mappingVersion == null ? "" : mappingVersion);
    }
}
