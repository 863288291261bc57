package org.npcs.repository.contract.build.lint;

import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.build.yaml.Yaml;

/**
 * One operation of the bundle.
 *
 * @param path the path template
 * @param method the HTTP method in lower case
 * @param pointer where it stands in the bundle
 * @param file the authored path file, or an empty text if the index holds the path itself
 * @param body the operation object
 * @param parameters those of the path and of the operation, references followed
 */
record Operation(
        String path,
        String method,
        String pointer,
        String file,
        Map<String, Object> body,
        List<Map<String, Object>> parameters) {

    String id() {
        return Yaml.text(body.get("operationId"));
    }

    Map<String, Object> responses() {
        return Yaml.map(body.get("responses"));
    }

    /** An operation with an empty security list serves anyone, so nobody can lack a token or a right. */
    boolean isOpen() {
        return body.get("security") instanceof List<?> list && list.isEmpty();
    }

    boolean hasParameter(String name, String in) {
        return parameters.stream().anyMatch(p -> name.equals(p.get("name")) && in.equals(p.get("in")));
    }
}
