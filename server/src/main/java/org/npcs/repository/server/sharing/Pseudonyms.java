package org.npcs.repository.server.sharing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.npcs.repository.server.platform.RepositorySettings;
import org.springframework.stereotype.Component;

/** Names for members that tell nothing but that two records have the same owner. */
@Component
final class Pseudonyms {

    private static final int LENGTH = 10;

    private final SecretKeySpec key;

    Pseudonyms(RepositorySettings settings) {
        this.key = new SecretKeySpec(
                ("pseudonyms of members " + settings.cursorKey()).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String of(String member) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var code = HexFormat.of().withUpperCase().formatHex(mac.doFinal(member.getBytes(StandardCharsets.UTF_8)));
            return "M-" + code.substring(0, LENGTH);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
