package org.npcs.repository.server.sharing.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.npcs.repository.server.platform.RepositorySettings;
import org.springframework.stereotype.Component;

/**
 * Positions of the feed of shared records, enciphered: as numbers they would tell how much others share that the reader does
 * not see. One block of AES holds a random half and the position; the cursor around it proves where it comes from.
 */
@Component
public final class HiddenPositions {

    private static final int KEY_BYTES = 16;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    HiddenPositions(RepositorySettings settings) throws GeneralSecurityException {
        var secret = ("positions of shared changes " + settings.cursorKey()).getBytes(StandardCharsets.UTF_8);
        var digest = MessageDigest.getInstance("SHA-256").digest(secret);
        this.key = new SecretKeySpec(Arrays.copyOf(digest, KEY_BYTES), "AES");
    }

    /** The position as a text that tells nothing. */
    public String hide(long position) {
        var block = ByteBuffer.allocate(KEY_BYTES).putLong(random.nextLong()).putLong(position);
        return HexFormat.of().formatHex(block(Cipher.ENCRYPT_MODE, block.array()));
    }

    /** The position of such a text; 0 for an empty one. */
    public long find(String hidden) {
        return hidden.isEmpty()
                ? 0
                : ByteBuffer.wrap(block(Cipher.DECRYPT_MODE, HexFormat.of().parseHex(hidden)))
                        .getLong(Long.BYTES);
    }

    private byte[] block(int mode, byte[] bytes) {
        try {
            // A single block with a random half: there are no others that it could be compared with.
            var cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
