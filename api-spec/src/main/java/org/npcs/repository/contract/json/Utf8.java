package org.npcs.repository.contract.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.InvalidJsonException.Reason;

/** Decides whether bytes are UTF-8, before any parser can guess another encoding from them. */
final class Utf8 {

    private Utf8() {}

    /**
     * Returns the text when it holds anything beyond ASCII, or null when the bytes are plain ASCII and can be parsed
     * as they are.
     */
    static @Nullable String check(byte[] bytes) {
        int seen = 0;
        for (byte b : bytes) {
            if (b == 0) {
                throw new InvalidJsonException(Reason.FORBIDDEN_CHARACTER, 0, 0);
            }
            seen |= b;
        }
        return seen >= 0 ? null : decode(bytes);
    }

    private static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.charAt(0) == '\uFEFF') {
                throw new InvalidJsonException(Reason.NOT_UTF8, 1, 1);
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidJsonException(Reason.NOT_UTF8, 0, 0);
        }
    }
}
