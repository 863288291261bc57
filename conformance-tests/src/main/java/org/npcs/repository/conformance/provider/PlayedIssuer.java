package org.npcs.repository.conformance.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.http.Recorded;
import org.npcs.repository.conformance.http.Redaction;
import org.npcs.repository.conformance.http.Sender;

/** Gives tokens that open nothing, where a run is judged again from its recording: secrets are not in recordings. */
final class PlayedIssuer implements Sender {

    private static final String ISSUER = "played";

    private final Redaction redaction;
    private final AtomicInteger given = new AtomicInteger();

    PlayedIssuer(Redaction redaction) {
        this.redaction = redaction;
    }

    @Override
    public Answer send(String caller, Call call, Consumer<Recorded> recorder) {
        String answer = call.method().equals("POST")
                ? "{\"access_token\":\"" + token() + "\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                : "{\"authorization_servers\":[\"" + ISSUER + "\"],\"token_endpoint\":\"" + ISSUER + "\"}";
        return Answer.of(
                200, Map.of("Content-Type", List.of("application/json")), answer.getBytes(StandardCharsets.UTF_8));
    }

    private String token() {
        return part("{\"alg\":\"RS256\"}") + "." + part("{\"jti\":\"" + given.incrementAndGet() + "\"}") + "."
                + part("no signature");
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Redaction redaction() {
        return redaction;
    }
}
