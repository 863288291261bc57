package org.npcs.repository.server.platform.record;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Strong entity tags: the version and 16 random hexadecimal digits. A digest of the content would let whoever has the tag and the
 * clear members try out what the sealed ones are.
 */
final class EntityTags {

    private static final SecureRandom RANDOM = new SecureRandom();

    private EntityTags() {}

    /** The tag of a new version, with quotes. */
    static String next(int version) {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return '"' + Integer.toString(version) + '-' + HexFormat.of().formatHex(bytes) + '"';
    }

    /** The tag of a version of which a part cannot be read: what is read now must not pass as the whole. */
    static String incomplete(int version) {
        return '"' + Integer.toString(version) + "-incomplete\"";
    }
}
