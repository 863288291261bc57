package org.npcs.repository.contract.build.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;

/** JSON pointers (RFC 6901) into a document of maps and lists. */
public final class Pointers {

    private Pointers() {}

    /** The pointer one level deeper. */
    public static String child(String pointer, Object key) {
        return pointer + "/" + key.toString().replace("~", "~0").replace("/", "~1");
    }

    /** The value at the pointer, or null if there is none. */
    public static @Nullable Object find(@Nullable Object document, String pointer) {
        Object current = document;
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String key = token.replace("~1", "/").replace("~0", "~");
            if (current instanceof List<?> list) {
                int index = key.matches("\\d{1,9}") ? Integer.parseInt(key) : list.size();
                current = index < list.size() ? list.get(index) : null;
            } else {
                current = Yaml.map(current).get(key);
            }
        }
        return current;
    }
}
