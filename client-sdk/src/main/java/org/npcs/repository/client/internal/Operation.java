package org.npcs.repository.client.internal;

import java.util.List;

/**
 * One operation of the contract, as the generator read it. Nothing about an address is written by hand.
 *
 * @param id the operation id, such as {@code putIncident}
 * @param method the HTTP method
 * @param path the path template, such as {@code /v1/incidents/{incidentId}}
 * @param declaredSafe whether the contract says that a method other than GET has no effect
 * @param authenticated whether an access token is needed
 * @param queryParameters names of the query parameters that the operation knows
 * @param headerParameters names of the header parameters that the operation knows
 * @param consumes media types of the body; empty when there is none
 * @param produces media types of answers
 */
public record Operation(
        String id,
        String method,
        String path,
        boolean declaredSafe,
        boolean authenticated,
        List<String> queryParameters,
        List<String> headerParameters,
        List<String> consumes,
        List<String> produces) {

    /** Returns whether a call has no effect on what the repository keeps. */
    public boolean safe() {
        return declaredSafe || method.equals("GET");
    }

    /** Returns whether a call must carry an idempotency key. */
    public boolean keyed() {
        return headerParameters.contains("Idempotency-Key");
    }

    /** Returns whether two calls have the effect of one: safe, keyed, or a PUT, which stores under an address. */
    public boolean repeatable() {
        return safe() || keyed() || method.equals("PUT");
    }
}
