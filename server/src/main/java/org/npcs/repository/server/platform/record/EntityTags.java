package org.npcs.repository.server.platform.record;

import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;

/** Strong entity tags: the version and 16 hexadecimal digits of the digest of the canonical content. */
public final class EntityTags {

    private EntityTags() {}

    /** The tag of a version, with quotes. */
    public static String of(int version, JsonNode content) {
        return '"' + Integer.toString(version) + '-' + digest(content) + '"';
    }

    private static String digest(JsonNode content) {
        return StrictJson.sha256(content).substring(0, 16);
    }
}
