package org.npcs.repository.server.platform.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Issues and opens cursors. A cursor is a position and a message authentication code over the position and its binding:
 * caller, operation and filters. It is valid nowhere else and cannot be made up.
 */
@Component
public final class Cursors {

    private static final int CODE_BYTES = 16;

    private final SecretKeySpec key;

    Cursors(RepositorySettings settings) {
        var secret = settings.cursorKey().getBytes(StandardCharsets.UTF_8);
        if (secret.length < 32) {
            throw new IllegalStateException("npcs.cursor-key: 32 characters or more are needed");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The cursor for a position, or null for none. */
    public @Nullable String issue(String binding, @Nullable String position) {
        if (position == null) {
            return null;
        }
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(position.getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(code(binding, position));
    }

    /**
     * The position of a cursor, or an empty text when there is none.
     *
     * @throws ProblemException {@code invalid-cursor} when it was not issued for this binding
     */
    public String open(String binding, @Nullable String cursor) {
        if (cursor == null) {
            return "";
        }
        try {
            var parts = cursor.split("\\.", -1);
            var position = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            if (parts.length == 2
                    && MessageDigest.isEqual(
                            code(binding, position), Base64.getUrlDecoder().decode(parts[1]))) {
                return position;
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the refusal.
        }
        throw ProblemException.of(ProblemCode.INVALID_CURSOR, d -> d.parameter("cursor"));
    }

    private byte[] code(String binding, String position) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(binding.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(position.getBytes(StandardCharsets.UTF_8)), CODE_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", missing);
        }
    }
}
