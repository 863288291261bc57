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
 * @param origin whether a client sent the records or the repository made them
 * @param identity what a repeat is compared by when the repository made the body, or null
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
        Duration patience,
        String origin,
        @Nullable String identity) {

    static final String SENT = "sent";

    /** Records that a client sends. */
    public static Sending of(
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
        return new Sending(
                sender, key, body, scopes, local, lenient, mode, mappingVersion, contentDigest, patience, SENT, null);
    }

    /** What a repeat is compared by: the bytes as they were sent, and what else decides what becomes of them. */
    String fingerprint(String digest) {
        return (identity == null ? digest : identity)
                + ' '
                + mode
                + ' '
                + (mappingVersion == null ? "" : mappingVersion);
    }
}
