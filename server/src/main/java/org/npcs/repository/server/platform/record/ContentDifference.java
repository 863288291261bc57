package org.npcs.repository.server.platform.record;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Names the members in which two contents differ; never their values. */
public final class ContentDifference {

    private static final int MOST = 200;

    private ContentDifference() {}

    /** Pointers (RFC 6901) of the differing members: as deep as objects go, arrays as a whole unless of equal length. */
    public static List<String> pointers(JsonNode before, JsonNode after) {
        var pointers = new ArrayList<String>();
        compare("", before, after, pointers);
        return pointers.size() <= MOST ? List.copyOf(pointers) : List.copyOf(pointers.subList(0, MOST));
    }

    private static void compare(String pointer, JsonNode before, JsonNode after, List<String> pointers) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            var names = new TreeSet<String>();
            names.addAll(before.propertyNames());
            names.addAll(after.propertyNames());
            for (String name : names) {
                var escaped = pointer + '/' + name.replace("~", "~0").replace("/", "~1");
                compare(escaped, before.path(name), after.path(name), pointers);
            }
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                compare(pointer + '/' + i, before.get(i), after.get(i), pointers);
            }
        } else {
            pointers.add(pointer);
        }
    }
}
