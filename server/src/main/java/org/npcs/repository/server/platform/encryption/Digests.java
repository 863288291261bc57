package org.npcs.repository.server.platform.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.npcs.repository.server.platform.RepositorySettings;
import org.springframework.stereotype.Component;

/**
 * Digests of values that are few enough to be tried out: equal values have equal digests, and whoever has a copy of the database
 * but not the secret of the service learns nothing else.
 */
@Component
public final class Digests {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Digests(RepositorySettings settings) {
        this.key = new SecretKeySpec(settings.cursorKey().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The digest of a value: 64 hexadecimal digits.
     *
     * @param use what it is for, so that digests of one use tell nothing about those of another
     */
    public String of(String use, String value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((use + '\u0000' + value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
