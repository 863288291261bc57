package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.toy.Handler;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about support, exchanges and events. */
final class SupportMutants {

    private static final String REQUEST = "/v1/support-requests/[^/]+";
    private static final String INCIDENT = "/v1/jurisdictions/[^/]+/incidents/CONF-[^/]+";
    private static final String OFFERS = "/v1/jurisdictions/[^/]+/support-offers";
    private static final String EXCHANGE = "/v1/peer-exchanges/[^/]+";
    private static final int PAGE = 100;
    private static final long LATE_NANOS = 300_000_000L;
    private static final String ATTENDANCES = "/v1/events/[^/]+/attendances";

    private SupportMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("SUP-001", "historyBringsOffers", aware(30, "", 0)),
                new Mutant("SUP-001", "historyBringsOffersLate", () -> late(aware(30, "", 0))),
                of("SUP-001", "deathsBringNoOffer", aware(0, "fatality", 30)),
                of("SUP-001", "injuriesBringNoOffer", aware(0, "serious-injury", 30)),
                offersAreSeenByOthers(),
                of("SUP-003", "mutingDoesNothing", unmuted()),
                new Mutant("SUP-003", "whoMutesIsOfferedLater", () -> late(unmuted())),
                of("SUP-004", "anythingIsTaken", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", "/v1/support-requests") && reply.isProblem("validation-failed")
                            ? toy.handle(Edits.changed(request, body -> {
                                body.remove(List.of("incidentId", "localKey"));
                                body.put("mailbox", "office@example.org");
                            }))
                            : reply;
                }),
                of(
                        "SUP-005",
                        "anySideCloses",
                        refusals("illegal-transition", REQUEST + "/transitions", body -> body.put("state", "closed"))),
                requestsAreSeenByOthers(),
                messagesAreSeenByThoseWhoMatch(),
                of("SUP-008", "messagesAreNotScreened", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", REQUEST + "/messages") && reply.isProblem("validation-failed")
                            ? toy.handle(Edits.changed(request, body -> body.put("text", "It is not told.")))
                            : reply;
                }),
                of(
                        "SUP-009",
                        "anybodyIsMadeToHelp",
                        refusals("validation-failed", REQUEST + "/transitions", body -> body.put("state", "matched"))),
                of("SUP-010", "theHelperIsNotTold", Edits.answers("GET", "/v1/jurisdictions/[^/]+/changes", body -> {
                    List<JsonNode> kept = body.path("items")
                            .valueStream()
                            .filter(one -> !one.path("noun").asString("").equals("support-request"))
                            .toList();
                    kept.forEach(body.putArray("items")::add);
                })),
                of("SUP-011", "exchangesAreNotFound", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", "/v1/peer-exchanges") ? reply.edit(body -> body.putArray("items")) : reply;
                }),
                shown(
                        "SUP-011",
                        "everyoneSeesExchanges",
                        (request, reply) -> request.is("POST", "/v1/peer-exchanges"),
                        EXCHANGE),
                everyoneFindsExchanges(),
                everyoneMovesExchanges(),
                of(
                        "SUP-012",
                        "oneAgreesForAnother",
                        refusals("illegal-transition", EXCHANGE + "/transitions", body -> body.put("state", "agreed"))),
                of("SUP-013", "eventsChangeUnasked", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", "/v1/events/[^/]+") && reply.isProblem("precondition-required")
                            ? toy.handle(request.with("If-Match", "*"))
                            : reply;
                }),
                of("SUP-014", "fewAreCounted", Edits.answers("GET", ATTENDANCES, body -> {
                    if (!body.has("registered")) {
                        body.put("registered", 2);
                    }
                })),
                of("SUP-015", "figuresAreExact", Edits.answers("GET", "/v1/support-summary", body -> {
                    if (body.has("withheld")) {
                        body.remove("withheld");
                        body.put("requests", 1);
                    }
                })));
    }

    private static String daysAgo(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days).toString();
    }

    /** Takes incidents of a day and a kind, or of any kind, for incidents of another day. */
    private static Mutation aware(int daysAgo, String kind, int instead) {
        return (request, toy) -> {
            boolean meant = request.is("PUT", INCIDENT)
                    && request.text().contains("\"awareDate\":\"" + daysAgo(daysAgo) + "\"")
                    && (kind.isEmpty() || request.text().contains("\"kind\":\"" + kind + "\""));
            return toy.handle(
                    meant ? Edits.changed(request, body -> body.put("awareDate", daysAgo(instead))) : request);
        };
    }

    private static Mutation unmuted() {
        return Edits.bodies("PUT", "/v1/jurisdictions/[^/]+/support-profile", body -> body.put("offers", true));
    }

    /** Makes its offers one after the other, each a while after the one before. */
    private static Mutation late(Mutation wrong) {
        Map<String, Integer> made = new ConcurrentHashMap<>();
        AtomicLong last = new AtomicLong(System.nanoTime());
        return (request, toy) -> {
            Reply reply = wrong.apply(request, toy);
            if (!request.is("GET", OFFERS) || reply.status() != 200) {
                return reply;
            }
            int all = reply.json().path("items").size();
            long now = System.nanoTime();
            boolean next = made.getOrDefault(request.path(), 0) < all && now - last.get() > LATE_NANOS;
            if (next) {
                made.merge(request.path(), 1, Integer::sum);
                last.set(now);
            }
            int shown = made.getOrDefault(request.path(), 0);
            return reply.edit(body -> {
                List<JsonNode> items =
                        body.path("items").valueStream().limit(shown).toList();
                items.forEach(body.putArray("items")::add);
            });
        };
    }

    /** Answers steps that were refused as if they had been taken. */
    private static Mutation refusals(String code, String path, Consumer<ObjectNode> change) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("POST", path) && reply.isProblem(code)
                    ? record(request, toy).edit(change)
                    : reply;
        };
    }

    private static Reply record(Request request, Handler toy) {
        String path = request.path().replaceAll("/transitions$", "");
        return toy.handle(request.as("GET").at(path, "").with("Idempotency-Key", ""));
    }

    /** Shows to others what somebody saw before. */
    private static Mutant shown(String requirement, String name, BiPredicate<Request, Reply> seen, String path) {
        Map<String, Reply> known = new ConcurrentHashMap<>();
        return of(requirement, name, (request, toy) -> {
            Reply reply = toy.handle(request);
            if (reply.status() < 300 && seen.test(request, reply)) {
                known.put(
                        request.is("POST", "/v1/(support-requests|peer-exchanges)")
                                ? request.path() + "/" + reply.json().path("id").asString("")
                                : request.path(),
                        reply.status(200));
            }
            return request.is("GET", path) && reply.status() == 404 ? known.getOrDefault(request.path(), reply) : reply;
        });
    }

    private static Mutant offersAreSeenByOthers() {
        return shown("SUP-002", "offersAreSeenByOthers", (request, reply) -> request.is("GET", OFFERS), OFFERS);
    }

    private static Mutant everyoneFindsExchanges() {
        Map<String, JsonNode> known = new ConcurrentHashMap<>();
        return of("SUP-011", "everyoneFindsExchanges", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", "/v1/peer-exchanges") && reply.status() == 201) {
                known.put(reply.json().path("id").asString(""), reply.json());
            }
            return request.is("GET", "/v1/peer-exchanges") && reply.status() == 200
                    ? reply.edit(body -> {
                        Set<String> told = body.path("items")
                                .valueStream()
                                .map(one -> one.path("id").asString(""))
                                .collect(Collectors.toSet());
                        known.forEach((id, exchange) -> {
                            boolean whole = body.path("complete").asBoolean(false);
                            if (whole
                                    && !told.contains(id)
                                    && body.path("items").size() < PAGE) {
                                body.withArray("/items").add(exchange);
                            }
                        });
                    })
                    : reply;
        });
    }

    private static Mutant everyoneMovesExchanges() {
        Map<String, Reply> known = new ConcurrentHashMap<>();
        return of("SUP-011", "everyoneMovesExchanges", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", "/v1/peer-exchanges") && reply.status() == 201) {
                known.put(
                        "/v1/peer-exchanges/" + reply.json().path("id").asString("") + "/transitions",
                        reply.status(200));
            }
            return request.is("POST", EXCHANGE + "/transitions") && reply.status() == 404
                    ? known.getOrDefault(request.path(), reply)
                    : reply;
        });
    }

    private static Mutant requestsAreSeenByOthers() {
        return shown(
                "SUP-006",
                "requestsAreSeenByOthers",
                (request, reply) -> request.is("POST", "/v1/support-requests"),
                REQUEST);
    }

    private static Mutant messagesAreSeenByThoseWhoMatch() {
        String messages = REQUEST + "/messages";
        return shown(
                "SUP-007", "messagesAreSeenByThoseWhoMatch", (request, reply) -> request.is("GET", messages), messages);
    }
}
