package org.npcs.repository.server.platform.encryption;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key is that wraps the keysets of the owners.
 *
 * @param service {@code file:PATH} of keys, {@code https://HOST/v1/MOUNT/KEY} of a transit engine, or the address of a key in a
 *     cloud such as {@code aws-kms://…} or {@code gcp-kms://…}; {@code {owner}} in it stands for the code of the owner
 * @param tokenFile file with the token for a transit engine
 * @param cached for how long an unwrapped keyset is kept in memory
 * @param patience for how long the service is waited for
 * @param rotateAfter age at which a keyset gets a new first key
 * @param settleAfter for how long a former key is kept after a rotation, longer than {@code cached}
 */
@ConfigurationProperties("npcs.keys")
record KeySettings(
        @Nullable String service,
        @Nullable String tokenFile,
        @DefaultValue("5m") Duration cached,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("30d") Duration rotateAfter,
        @DefaultValue("10m") Duration settleAfter) {}
