package org.npcs.repository.server.platform.encryption;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.subtle.AesSiv;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key of one record. It is used with AES-SIV (RFC 5297): a member that did not change keeps its ciphertext from version to
 * version. Equal ciphertexts tell that two values of one record are equal, and nothing across records.
 */
final class RecordKey {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 64;

    /** What a sealed member begins with in a stored document. */
    static final String PREFIX = "sealed:1:";

    private final byte[] key;
    private final DeterministicAead siv;

    private RecordKey(byte[] key) throws GeneralSecurityException {
        this.key = key;
        this.siv = new AesSiv(key);
    }

    static RecordKey fresh() throws GeneralSecurityException {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new RecordKey(key);
    }

    static RecordKey of(byte[] key) throws GeneralSecurityException {
        return new RecordKey(key);
    }

    byte[] bytes() {
        return key.clone();
    }

    /** Seals a value for one place: owner, record, element. */
    String seal(String value, String place) throws GeneralSecurityException {
        return PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(siv.encryptDeterministically(bytes(value), bytes(place)));
    }

    /** Opens what was sealed for the same place; anything else fails. */
    String open(String sealed, String place) throws GeneralSecurityException {
        var cipher = Base64.getUrlDecoder().decode(sealed.substring(PREFIX.length()));
        return new String(siv.decryptDeterministically(cipher, bytes(place)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
