package org.npcs.repository.conformance.mutant;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.TokenDesk;

/** Ways to be wrong that need a memory. */
final class Seen {

    private Seen() {}

    /** Accepts every token that names a client of which a good token was seen. */
    static Mutation anyToken() {
        Map<String, String> good = new ConcurrentHashMap<>();
        return (request, toy) -> {
            String authorization = request.header("Authorization");
            String client = TokenDesk.claims(authorization).path("client_id").asString("");
            Reply reply = toy.handle(request);
            if (reply.status() < 400 && !client.isEmpty()) {
                good.put(client, authorization);
            }
            String known = good.get(client);
            return reply.status() == 401 && known != null ? toy.handle(request.with("Authorization", known)) : reply;
        };
    }

    /** Answers from a memory of good answers where permission was taken back. */
    static Mutation keptPermission(String code) {
        Map<String, Reply> kept = new ConcurrentHashMap<>();
        return (request, toy) -> {
            // A vendor's token may be renewed in between; for whom it acts stays.
            String caller = request.header("Acting-For").isEmpty()
                    ? request.header("Authorization")
                    : request.header("Acting-For");
            String key = request.method() + request.path() + request.query() + caller;
            Reply reply = toy.handle(request);
            if (reply.status() == 200 && request.method().equals("GET")) {
                kept.put(key, reply);
            }
            return reply.isProblem(code) ? kept.getOrDefault(key, reply) : reply;
        };
    }

    /** Gives away which identifiers exist. */
    static Mutation existence() {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.method().equals("PUT") && reply.status() == 201) {
                ids.add(reply.json().path("id").asString(""));
            }
            String last = request.path().substring(request.path().lastIndexOf('/') + 1);
            return reply.isProblem("not-found") && ids.contains(last) ? Edits.as(reply, 403, "no-delegation") : reply;
        };
    }

    /** Answers a known idempotency key whatever the request is. */
    static Mutation keyWithoutDigest() {
        Map<String, Reply> kept = new ConcurrentHashMap<>();
        return (request, toy) -> {
            String key = request.header("Idempotency-Key")
                    + TokenDesk.claims(request.header("Authorization"))
                            .path("client_id")
                            .asString("");
            if (request.header("Idempotency-Key").isEmpty()) {
                return toy.handle(request);
            }
            Reply known = kept.get(key);
            return known != null ? known : kept.computeIfAbsent(key, unused -> toy.handle(request));
        };
    }

    /** Answers an idempotency key that another client has used. */
    static Mutation sharedKeys() {
        Map<String, Map.Entry<String, Reply>> kept = new ConcurrentHashMap<>();
        return (request, toy) -> {
            String key = request.header("Idempotency-Key");
            if (key.isEmpty()) {
                return toy.handle(request);
            }
            String caller = request.header("Authorization");
            Map.Entry<String, Reply> known = kept.get(key);
            if (known != null && !known.getKey().equals(caller)) {
                return known.getValue();
            }
            Reply reply = toy.handle(request);
            kept.putIfAbsent(key, Map.entry(caller, reply));
            return reply;
        };
    }

    /** Makes a record for each of several writers that arrive together. */
    static Mutation lostRace() {
        Map<String, AtomicInteger> writers = new ConcurrentHashMap<>();
        return (request, toy) -> {
            if (!request.is("PUT", ".*/incidents/[^/]+")) {
                return toy.handle(request);
            }
            AtomicInteger count = writers.computeIfAbsent(request.path(), unused -> new AtomicInteger());
            boolean together = count.incrementAndGet() > 1;
            try {
                // Those who are sent together also meet when the machine is busy.
                Thread.sleep(40);
                Reply reply = toy.handle(request);
                return together && reply.status() < 300
                        ? reply.edit(body ->
                                body.put("id", java.util.UUID.randomUUID().toString()))
                        : reply;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            } finally {
                count.decrementAndGet();
            }
        };
    }

    /** Refuses the second import of one version, equal or not. */
    static Mutation importsOnce() {
        Set<String> bodies = ConcurrentHashMap.newKeySet();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            boolean again =
                    request.is("POST", "/v1/instruments/.*") && reply.status() == 201 && !bodies.add(request.text());
            return again ? Edits.as(toy.handle(request.at("/v1/none", "")), 409, "append-only") : reply;
        };
    }
}
