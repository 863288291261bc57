package org.npcs.repository.conformance.provider.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Hints that the feed holds something new. The kit itself receives them, where the server calls this machine at all. */
final class Webhooks {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NOT_PUBLIC = List.of(
            "http://jobs.agency.example/npcs",
            "https://10.0.0.7/npcs",
            "https://169.254.169.254/latest/meta-data",
            "https://2130706433/npcs",
            "https://0x7f000001/npcs",
            "https://0177.0.0.1/npcs",
            "https://[::ffff:127.0.0.1]/npcs",
            "https://user:secret@jobs.agency.example/npcs",
            "https://metadata.google.internal/npcs",
            "ftp://jobs.agency.example/npcs");

    @Requirement(value = "EXC-060", lookFirst = "Whether a write makes a hint, and whether anybody sends it.")
    void aChangeIsHinted(Server server) {
        try (Receiver receiver = new Receiver(server, 204)) {
            set(server, receiver);
            change(server);
            List<Receiver.Message> came = receiver.await(all -> !hints(all).isEmpty());
            Expect.that(
                    !hints(came).isEmpty(), "a message changes.available after a change", came.size() + " messages");
            JsonNode message = JSON.readTree(hints(came).get(0).body());
            Expect.equal("the jurisdiction", server.first(), text(message, "/data/jurisdiction"));
            Expect.status(server.as(Persona.FIRST_NIGHTLY).get(text(message, "/data/href")), 200);
        }
    }

    @Requirement(value = "EXC-061", lookFirst = "Whether the very bytes are signed that are sent.")
    void everyPublishedKeySignsTheBytesThatAreSent(Server server) {
        try (Receiver receiver = new Receiver(server, 204)) {
            Receiver.Message message = ping(server, receiver);
            JsonNode keys = Expect.status(server.as(Persona.ANYBODY).get("/v1/webhook-keys"), 200)
                    .json()
                    .path("keys");
            Expect.that(!keys.isEmpty(), "at least one published key", "none");
            for (JsonNode key : keys) {
                Expect.that(
                        Signed.by(text(key, "/x"), message),
                        "a v1a signature of each published key over id, timestamp and bytes",
                        "none that fits " + text(key, "/kid"));
            }
        }
    }

    @Requirement(value = "EXC-062", lookFirst = "Which members the message has.")
    void aMessageTellsNothingOfARecord(Server server) {
        try (Receiver receiver = new Receiver(server, 204)) {
            JsonNode message = JSON.readTree(ping(server, receiver).body());
            Expect.equal("members", Set.of("type", "timestamp", "data"), Set.copyOf(message.propertyNames()));
            Expect.equal(
                    "members of data",
                    Set.of("jurisdiction", "href"),
                    Set.copyOf(message.path("data").propertyNames()));
        }
    }

    @Requirement(
            value = "EXC-063",
            lookFirst = "Whether a 503 counts as delivered, and whether a repeat is a new message.")
    void whatWasNotTakenComesAgainAsTheSame(Server server) {
        try (Receiver receiver = new Receiver(server, 503, 204)) {
            String hook = set(server, receiver);
            change(server);
            List<Receiver.Message> came = receiver.await(all -> repeated(all));
            if (!repeated(came)
                    && !came.isEmpty()
                    && waits(server, hook, came.get(0).header("webhook-id"))) {
                throw new Inconclusive("the next attempt lies beyond the patience of the kit");
            }
            Expect.that(repeated(came), "the first message a second time", came.size() + " messages, none twice");
        }
    }

    @Requirement(value = "EXC-063", lookFirst = "Whether the HTTP client follows redirects by itself.")
    void noRedirectIsFollowed(Server server) {
        try (Receiver receiver = new Receiver(server, 307)) {
            String hook = set(server, receiver);
            ping(server, receiver, hook);
            // Whoever follows a redirect notes the attempt when it has done so.
            receiver.await(all -> attempted(server, hook));
            Expect.that(
                    receiver.came().stream().noneMatch(one -> one.path().endsWith("/elsewhere")),
                    "no request to the address of the redirect",
                    "one");
        }
    }

    @Requirement(value = "EXC-064", lookFirst = "Whether 410 is told from other refusals.")
    void aReceiverThatIsGoneIsSwitchedOff(Server server) {
        try (Receiver receiver = new Receiver(server, 410)) {
            String hook = set(server, receiver);
            change(server);
            receiver.await(all -> !all.isEmpty());
            receiver.await(all -> state(server, hook).equals("switched-off"));
            Expect.equal("the state", "switched-off", state(server, hook));
        }
    }

    @Requirement(
            value = "EXC-065",
            lookFirst = "Whether the host is judged as it is connected to, not as it is written.")
    void addressesThatAreNotPublicAreRefused(Server server) {
        for (String url : NOT_PUBLIC) {
            Answer answer = server.as(Persona.FIRST_NIGHTLY)
                    .put(Paths.webhook(server.first(), name(server)))
                    .json(content(server, url))
                    .send();
            Expect.problem(answer, 422, "validation-failed");
        }
    }

    @Requirement(value = "EXC-066", lookFirst = "Whether the replayed message keeps its webhook-id.")
    void aReplayedDeliveryComesAgainAsTheSame(Server server) {
        try (Receiver receiver = new Receiver(server, 500, 204)) {
            String hook = set(server, receiver);
            String id = ping(server, receiver, hook).header("webhook-id");
            ObjectNode wanted = server.invented().object().put("deliveryId", id);
            Expect.status(
                    server.as(Persona.FIRST_NIGHTLY)
                            .post(hook + "/replays")
                            .json(wanted)
                            .send(),
                    201);
            List<Receiver.Message> came = receiver.await(all -> count(all, id) > 1);
            Expect.that(count(came, id) > 1, "the ping a second time", came.size() + " messages");
        }
    }

    private static Receiver.Message ping(Server server, Receiver receiver) {
        return ping(server, receiver, set(server, receiver));
    }

    private static Receiver.Message ping(Server server, Receiver receiver, String hook) {
        String id = Expect.status(
                        server.as(Persona.FIRST_NIGHTLY)
                                .post(hook + "/pings?wait=20")
                                .send(),
                        201)
                .text("/id");
        return receiver.await(all -> count(all, id) > 0).stream()
                .filter(one -> one.header("webhook-id").equals(id))
                .findFirst()
                .orElseThrow(() -> new Failed(
                        "a message with the identifier of the ping",
                        receiver.came().size() + " messages"));
    }

    /** Sets a webhook of the first member up; returns its address. */
    private static String set(Server server, Receiver receiver) {
        String hook = Paths.webhook(server.first(), name(server));
        Answer answer = server.as(Persona.FIRST_NIGHTLY)
                .put(hook)
                .json(content(server, receiver.url()))
                .send();
        if (answer.status() == 422) {
            throw new Skipped(SkipReason.NO_RECEIVER);
        }
        Expect.status(answer, 201);
        return hook;
    }

    private static void change(Server server) {
        String address = Paths.denominator(server.first(), Denominators.year(server), "open-cases");
        Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .put(address)
                        .json(Denominators.content(server, 7))
                        .send(),
                201);
    }

    private static String name(Server server) {
        return "conf-" + server.invented().letters(12).toLowerCase(Locale.ROOT);
    }

    private static ObjectNode content(Server server, String url) {
        return server.invented().object().put("url", url);
    }

    private static String state(Server server, String hook) {
        return Expect.status(server.as(Persona.FIRST_NIGHTLY).get(hook), 200).text("/state");
    }

    private static boolean waits(Server server, String hook, String message) {
        return Expect.status(server.as(Persona.FIRST_NIGHTLY).get(hook + "/deliveries?state=pending"), 200)
                .json()
                .path("items")
                .valueStream()
                .anyMatch(one -> one.path("id").asString("").equals(message) && one.has("nextAttemptAt"));
    }

    private static boolean attempted(Server server, String hook) {
        return Expect.status(server.as(Persona.FIRST_NIGHTLY).get(hook + "/deliveries"), 200)
                .json()
                .path("items")
                .valueStream()
                .anyMatch(one -> !one.path("attempts").isEmpty());
    }

    private static boolean repeated(List<Receiver.Message> all) {
        return !all.isEmpty() && count(all, all.get(0).header("webhook-id")) > 1;
    }

    private static long count(List<Receiver.Message> all, String id) {
        return all.stream().filter(one -> one.header("webhook-id").equals(id)).count();
    }

    private static List<Receiver.Message> hints(List<Receiver.Message> all) {
        return all.stream()
                .filter(one -> text(JSON.readTree(one.body()), "/type").equals("changes.available"))
                .toList();
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }
}
