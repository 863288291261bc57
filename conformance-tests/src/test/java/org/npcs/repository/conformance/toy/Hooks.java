package org.npcs.repository.conformance.toy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks: changes that come together share a message, which is tried three times. */
final class Hooks {

    private static final String PUBLIC = "https://([a-z0-9-]+\\.)+(?!internal|local)[a-z]{2,}(/[^#]*)?";
    private static final String HERE = "http://127\\.0\\.0\\.1:[0-9]+/.*";
    private static final Map<String, Set<String>> STATES = Map.of(
            "active", Set.of("paused", "removed"),
            "paused", Set.of("active", "removed"),
            "switched-off", Set.of("active", "removed"));
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final long SOON_MILLIS = 30;
    private static final ScheduledExecutorService LATER = Executors.newScheduledThreadPool(4, run -> {
        Thread thread = new Thread(run, "toy-hooks");
        thread.setDaemon(true);
        return thread;
    });

    private static final class Delivery {
        final String id = UUID.randomUUID().toString();
        final Doc hook;
        final String type;
        final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        final List<ObjectNode> attempts = new CopyOnWriteArrayList<>();
        volatile String state = "pending";
        volatile int tried;
        /** Whether it goes out after this moment, so that it tells of what happens now. */
        volatile boolean waits;

        Delivery(Doc hook, String type) {
            this.hook = hook;
            this.type = type;
        }
    }

    private final Archive archive;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final KeyPair keys;

    Hooks(Archive archive) {
        this.archive = archive;
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put(
                "listWebhooks",
                context -> Archive.guarded(archive.page(
                        context,
                        archive.statements.stream()
                                .filter(doc -> doc.noun.equals("webhook") && doc.owner.equals(context.owner()))
                                .filter(doc -> !doc.current().state().equals("removed"))
                                .map(Hooks::record)
                                .toList())));
        operations.put("getWebhook", context -> answer(200, hook(context)));
        operations.put("putWebhook", this::put);
        operations.put("transitionWebhook", this::move);
        operations.put("createWebhookPing", this::ping);
        operations.put("createWebhookReplay", this::replay);
        operations.put("listWebhookDeliveries", this::list);
        operations.put("getWebhookKeys", context -> keys());
    }

    /** Tells the webhooks of an owner that something changed. */
    void hint(String owner) {
        archive.statements.stream()
                .filter(doc -> doc.noun.equals("webhook") && doc.owner.equals(owner))
                .filter(doc -> doc.current().state().equals("active"))
                .filter(doc -> deliveries.stream().noneMatch(one -> one.hook == doc && one.waits))
                .forEach(doc -> later(new Delivery(doc, "changes.available"), SOON_MILLIS));
    }

    private Reply put(Context context) {
        String url = context.body().path("url").asString("");
        if (!url.matches(PUBLIC) && !url.matches(HERE)) {
            throw new Refusal("validation-failed");
        }
        Doc made = new Doc(context.owner(), "webhook", name(context), 0);
        String outcome = archive.state(context, made, "active", context.body());
        return answer(outcome.equals("created") ? 201 : 200, hook(context))
                .edit(body -> body.put("outcome", outcome))
                .header("Location", context.request().path());
    }

    private Reply move(Context context) {
        Doc doc = hook(context);
        String to = context.body().path("to").asString("");
        Archive.requireStep(doc.current().state(), STATES, to);
        doc.add(to, doc.current().content(), context.known().clientId(), "");
        return answer(200, doc);
    }

    private Reply ping(Context context) {
        Delivery ping = new Delivery(active(context), "webhook.ping");
        deliveries.add(ping);
        attempt(ping);
        return Archive.guarded(Reply.json(201, item(ping)));
    }

    private Reply replay(Context context) {
        Doc doc = active(context);
        String id = context.body().path("deliveryId").asString("");
        String since = context.body().path("failedSince").asString("9999-01-01T00:00:00Z");
        List<Delivery> again = deliveries.stream()
                .filter(one -> one.hook == doc)
                .filter(one ->
                        one.id.equals(id) || one.state.equals("failed") && !one.at.isBefore(Instant.parse(since)))
                .toList();
        if (again.isEmpty() && !id.isEmpty()) {
            throw new Refusal("not-found");
        }
        again.forEach(one -> {
            one.tried = 0;
            deliveries.remove(one);
            later(one, 0);
        });
        ObjectNode body = Reply.JSON.createObjectNode().put("replayed", again.size());
        return Archive.guarded(Reply.json(201, body));
    }

    private Reply list(Context context) {
        Doc doc = hook(context);
        String state = context.query().getOrDefault("state", "");
        List<ObjectNode> items = new ArrayList<>();
        deliveries.stream()
                .filter(one -> one.hook == doc && (state.isEmpty() || one.state.equals(state)))
                .forEach(one -> items.add(0, item(one)));
        return Archive.guarded(archive.page(context, items));
    }

    private Reply keys() {
        byte[] raw = raw();
        ObjectNode body = Reply.JSON.createObjectNode();
        body.putArray("keys")
                .addObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(raw))
                .put("kid", "toy")
                .put("use", "sig")
                .put("publicKey", "whpk_" + Base64.getEncoder().encodeToString(raw));
        return Reply.json(200, body).header("Cache-Control", "max-age=3600");
    }

    private void later(Delivery delivery, long millis) {
        delivery.state = "pending";
        delivery.waits = true;
        if (!deliveries.contains(delivery)) {
            deliveries.add(delivery);
        }
        LATER.schedule(() -> attempt(delivery), millis, TimeUnit.MILLISECONDS);
    }

    private void attempt(Delivery delivery) {
        delivery.waits = false;
        if (!delivery.hook.current().state().equals("active")) {
            delivery.state = "failed";
            return;
        }
        delivery.tried++;
        int status = status(delivery);
        boolean taken = status / 100 == 2;
        ObjectNode attempt =
                Reply.JSON.createObjectNode().put("at", Instant.now().toString());
        delivery.attempts.add(
                attempt.put("outcome", taken ? "delivered" : "refused").put("status", status));
        if (status == 410) {
            Doc doc = delivery.hook;
            doc.add("switched-off", doc.current().content(), "toy", "");
        }
        if (taken || status == 410 || delivery.tried > 2 || delivery.type.equals("webhook.ping")) {
            delivery.state = taken ? "delivered" : "failed";
        } else {
            later(delivery, 100);
        }
    }

    private int status(Delivery delivery) {
        byte[] body = message(delivery).toString().getBytes(StandardCharsets.UTF_8);
        String seconds = String.valueOf(Instant.now().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(delivery.hook.current().content().path("url").asString("")))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("webhook-id", delivery.id)
                .header("webhook-timestamp", seconds)
                .header("webhook-signature", signature(delivery.id + "." + seconds + ".", body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException notConnected) {
            return 599;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 599;
        }
    }

    private static ObjectNode message(Delivery delivery) {
        String owner = delivery.hook.owner;
        ObjectNode message = Reply.JSON.createObjectNode().put("type", delivery.type);
        message.put("timestamp", delivery.at.toString());
        message.putObject("data").put("jurisdiction", owner).put("href", "/v1/jurisdictions/" + owner + "/changes");
        return message;
    }

    private String signature(String head, byte[] body) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(keys.getPrivate());
            signing.update(head.getBytes(StandardCharsets.UTF_8));
            signing.update(body);
            return "v1a," + Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] raw() {
        byte[] encoded = keys.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static ObjectNode item(Delivery delivery) {
        ObjectNode item = Reply.JSON.createObjectNode().put("id", delivery.id).put("state", delivery.state);
        if (delivery.state.equals("pending")) {
            item.put("nextAttemptAt", delivery.at.toString());
        }
        ArrayNode attempts = item.putArray("attempts");
        delivery.attempts.forEach(attempts::add);
        return item.set("message", message(delivery));
    }

    private Doc hook(Context context) {
        return archive.statement(context.owner(), "webhook", name(context)).orElseThrow(() -> new Refusal("not-found"));
    }

    private Doc active(Context context) {
        Doc doc = hook(context);
        if (!doc.current().state().equals("active")) {
            throw new Refusal("illegal-transition");
        }
        return doc;
    }

    private static String name(Context context) {
        return context.path().getOrDefault("webhook", "");
    }

    private static Reply answer(int status, Doc doc) {
        return Archive.guarded(
                Reply.json(status, record(doc)).header("ETag", doc.current().etag()));
    }

    private static ObjectNode record(Doc doc) {
        Doc.Version version = doc.current();
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id).put("jurisdiction", doc.owner);
        body.put("name", doc.key).put("state", version.state());
        body.put("version", version.number()).put("etag", version.etag());
        body.put("createdAt", doc.versions.get(0).at().toString())
                .put("updatedAt", version.at().toString());
        return body.set("content", version.content().deepCopy());
    }
}
