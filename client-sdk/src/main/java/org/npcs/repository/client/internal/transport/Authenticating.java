package org.npcs.repository.client.internal.transport;

/** Puts the access token on a call, and a fresh one when the repository refuses it; once, not in a circle. */
public final class Authenticating implements Transport {

    private final Transport next;
    private final TokenSource tokens;

    /** Decorates a transport. */
    public Authenticating(Transport next, TokenSource tokens) {
        this.next = next;
        this.tokens = tokens;
    }

    @Override
    public Answer send(Request request) {
        if (!request.authenticated()) {
            return next.send(request);
        }
        String token = tokens.token(request.deadline());
        Answer answer = next.send(bearing(request, token));
        tokens.observe(answer);
        if (answer.status() != 401 || !tokens.renews()) {
            return answer;
        }
        return next.send(bearing(request, tokens.tokenAfterRefusal(token, request.deadline())));
    }

    private static Request bearing(Request request, String token) {
        return request.with("Authorization", "Bearer " + token);
    }
}
