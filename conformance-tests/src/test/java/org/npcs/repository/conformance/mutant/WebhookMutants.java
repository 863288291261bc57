package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.net.http.HttpClient;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about webhooks. */
final class WebhookMutants {

    private static final String WEBHOOK = "/v1/jurisdictions/[^/]+/webhooks/[^/]+";

    private WebhookMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant(
                        "EXC-060",
                        "hintsAreForgotten",
                        () -> Between.sending(
                                letter -> letter.body().contains("changes.available") ? 204 : letter.deliver())),
                new Mutant(
                        "EXC-061",
                        "otherBytesAreSigned",
                        () -> Between.sending(
                                letter -> letter.body(letter.body() + " ").deliver())),
                new Mutant(
                        "EXC-062",
                        "theHintTellsAKey",
                        () -> Between.sending(
                                letter -> letter.body(letter.body().replace("{\"juris", "{\"key\":1,\"juris"))
                                        .deliver())),
                new Mutant(
                        "EXC-063",
                        "sentIsDelivered",
                        () -> Between.sending(letter -> {
                            int status = letter.deliver();
                            return status == 503 ? 204 : status;
                        })),
                new Mutant(
                        "EXC-063",
                        "redirectsAreFollowed",
                        () -> Between.sending(letter -> letter.deliver(HttpClient.Redirect.ALWAYS))),
                new Mutant(
                        "EXC-064",
                        "theGoneAreCalledForEver",
                        () -> Between.sending(letter -> {
                            int status = letter.deliver();
                            return status == 410 ? 500 : status;
                        })),
                of("EXC-065", "anyAddressWillDo", Edits.bodies("PUT", WEBHOOK, body -> {
                    if (!body.path("url").asString("").startsWith("http://127.")) {
                        body.put("url", "https://jobs.agency.example/npcs");
                    }
                })),
                of("EXC-066", "deadLettersStayDead", (request, toy) -> {
                    if (!request.is("POST", WEBHOOK + "/replays")) {
                        return toy.handle(request);
                    }
                    return toy.handle(Edits.changed(request, WebhookMutants::never))
                            .edit(body -> body.put("replayed", 1));
                }));
    }

    private static void never(ObjectNode body) {
        body.remove("deliveryId");
        body.put("failedSince", "9998-01-01T00:00:00Z");
    }
}
