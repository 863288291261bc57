package org.npcs.repository.server.platform.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One operation of the contract, as far as a request is judged by it.
 *
 * @param id operation id
 * @param method HTTP method
 * @param path pattern of the path
 * @param parameters declared parameters
 * @param bodies accepted media types with the name of the component schema, empty for an inline schema
 * @param streamed whether the body is a stream of records, which is not read before the operation does
 * @param produces media types of the success answers
 * @param authenticated whether a token is needed
 * @param scope the scope that is needed, or null for any
 * @param safe whether it changes nothing
 */
public record Operation(
        String id,
        String method,
        PathPattern path,
        List<ParameterRule> parameters,
        Map<MediaType, String> bodies,
        boolean streamed,
        List<MediaType> produces,
        boolean authenticated,
        @Nullable String scope,
        boolean safe) {

    /** Name of the exchange attribute that holds the operation of the request. */
    public static final String ATTRIBUTE = new String("org.npcs.repository.operation");

    /** Whether a body belongs to the request. */
    public boolean hasBody() {
        return !bodies.isEmpty();
    }
}
