package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.node.ObjectNode;

/** Exchanges between peers, and events with the organisations that take part. */
final class Peers {

    private static final String EXCHANGE = "peer-exchange";
    private static final String EVENT = "event";
    private static final String ATTENDANCE = "event-attendance";
    private static final String OPERATOR = "OPERATOR";
    private static final Set<String> LEARNED = Set.of("learned");
    private static final Map<String, Set<String>> OF_ASKING = Map.of(
            "asked", Set.of("withdrawn"), "agreed", Set.of("held", "withdrawn"), "held", LEARNED, "learned", LEARNED);
    private static final Map<String, Set<String>> OF_ASKED =
            Map.of("asked", Set.of("agreed", "declined"), "agreed", Set.of("agreed", "declined"));
    private static final Map<String, Set<String>> OF_AGREED =
            Map.of("agreed", Set.of("held"), "held", LEARNED, "learned", LEARNED);

    private final Archive archive;
    private final Members members;
    private final List<Doc> exchanges = new ArrayList<>();

    Peers(Archive archive, Members members) {
        this.archive = archive;
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createPeerExchange", this::ask);
        operations.put(
                "listPeerExchanges",
                context -> Archive.guarded(archive.page(
                        context,
                        exchanges.stream()
                                .filter(doc -> visible(context, doc))
                                .map(Peers::record)
                                .toList())));
        operations.put("getPeerExchange", context -> {
            Doc doc = exchange(context);
            return Legal.answer(200, doc, record(doc));
        });
        operations.put("transitionPeerExchange", this::move);
        operations.put(
                "listEvents",
                context -> Archive.guarded(archive.page(
                        context, all(EVENT).stream().map(Peers::event).toList())));
        operations.put("getEvent", context -> {
            Doc doc = event(context);
            return Legal.answer(200, doc, event(doc));
        });
        operations.put("putEvent", context -> {
            Legal.requireOperator(context);
            ObjectNode content = context.body();
            if (content.path("endsOn")
                            .asString("")
                            .compareTo(content.path("startsOn").asString(""))
                    < 0) {
                throw Refusal.of("SUP-R-004", "/endsOn");
            }
            String key = context.path().getOrDefault("event", "");
            String outcome = archive.state(context, new Doc(OPERATOR, EVENT, key, 0), "entered", content);
            Doc doc = event(context);
            return stated(context, outcome, doc, event(doc));
        });
        operations.put("listEventAttendances", this::attendances);
        operations.put("putEventAttendance", this::attend);
    }

    private List<Doc> all(String noun) {
        return archive.statements.stream().filter(doc -> doc.noun.equals(noun)).toList();
    }

    private static Reply stated(Context context, String outcome, Doc doc, ObjectNode body) {
        boolean made = outcome.equals("created");
        return Legal.answer(made ? 201 : 200, doc, body)
                .header("Location", made ? context.request().path() : "");
    }

    private static List<String> codes(ObjectNode content, String name) {
        return content.path(name).valueStream().map(one -> one.asString("")).toList();
    }

    private static ObjectNode content(Doc doc) {
        return (ObjectNode) doc.current().content();
    }

    private Reply ask(Context context) {
        String owner = context.owner();
        List<String> partners = codes(context.body(), "partners");
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < partners.size(); i++) {
            if (partners.get(i).equals(owner)) {
                findings.add(Refusal.finding("SUP-R-005", "/partners/" + i));
            } else if (members.jurisdiction(partners.get(i)).isEmpty()) {
                findings.add(Refusal.finding("STR-REFERENCE", "/partners/" + i));
            }
        }
        Refusal.unlessSound(findings);
        Doc doc = new Doc(owner, EXCHANGE, "", 0);
        doc.key = doc.id;
        doc.add("asked", context.body(), context.known().clientId(), "");
        archive.statements.add(doc);
        exchanges.add(doc);
        return Legal.answer(201, doc, record(doc)).header("Location", "/v1/peer-exchanges/" + doc.id);
    }

    private static boolean visible(Context context, Doc doc) {
        String member = context.known().jurisdiction();
        return Legal.operator(context)
                || doc.owner.equals(member)
                || codes(content(doc), "partners").contains(member);
    }

    private Doc exchange(Context context) {
        String id = context.path().getOrDefault("exchangeId", "");
        return exchanges.stream()
                .filter(doc -> doc.id.equals(id) && visible(context, doc))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private static ObjectNode record(Doc doc) {
        return Legal.ended(Legal.begun(doc), doc);
    }

    private Reply move(Context context) {
        String member = context.owner();
        Doc doc = exchange(context);
        String to = context.body().path("to").asString("");
        Archive.requireStep(doc.current().state(), steps(doc, member), to);
        Support.require(context.body(), "learned", to.equals("learned"));
        ObjectNode content = content(doc).deepCopy();
        String state = to;
        if (to.equals("agreed")) {
            content.withArray("/agreedBy").add(member);
        } else if (to.equals("declined")) {
            content.withArray("/declinedBy").add(member);
            boolean all = content.path("declinedBy").size()
                    == content.path("partners").size();
            state = all ? to : doc.current().state();
        } else if (to.equals("learned")) {
            codes(context.body(), "learned").stream()
                    .filter(one -> !codes(content, "learned").contains(one))
                    .toList()
                    .forEach(content.withArray("/learned")::add);
        }
        doc.add(state, content, context.known().clientId(), "");
        return Legal.answer(200, doc, record(doc));
    }

    private static Map<String, Set<String>> steps(Doc doc, String member) {
        if (doc.owner.equals(member)) {
            return OF_ASKING;
        }
        if (codes(content(doc), "declinedBy").contains(member)) {
            return Map.of();
        }
        return codes(content(doc), "agreedBy").contains(member) ? OF_AGREED : OF_ASKED;
    }

    private Doc event(Context context) {
        return archive.statement(OPERATOR, EVENT, context.path().getOrDefault("event", ""))
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private static ObjectNode event(Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("key", doc.key);
        body.setAll(content(doc).deepCopy());
        return Legal.ended(body, doc);
    }

    private Reply attendances(Context context) {
        String key = event(context).key;
        boolean managed = Legal.operator(context);
        String own = managed ? "" : context.owner();
        List<Doc> all = all(ATTENDANCE).stream()
                .filter(doc -> doc.key.startsWith(key + "/"))
                .sorted(java.util.Comparator.comparing(Peers::organisation))
                .toList();
        Reply page = archive.page(
                context,
                all.stream()
                        .filter(doc -> managed || organisation(doc).equals(own))
                        .map(Peers::attendance)
                        .toList());
        return Archive.guarded(
                page.edit(body -> List.of("registered", "attended").forEach(state -> {
                    int count = (int) all.stream()
                            .filter(doc -> doc.current().state().equals(state))
                            .count();
                    if (managed || count >= Support.LEAST_MEMBERS) {
                        body.put(state, count);
                    }
                })));
    }

    private static String organisation(Doc doc) {
        return doc.key.substring(doc.key.indexOf('/') + 1);
    }

    private static ObjectNode attendance(Doc doc) {
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("event", doc.key.substring(0, doc.key.indexOf('/')))
                .put("organisation", organisation(doc))
                .put("state", doc.current().state());
        return Legal.ended(body, doc);
    }

    private Reply attend(Context context) {
        String organisation = context.path().getOrDefault("organisation", "");
        String state = context.body().path("state").asString("");
        if (!Legal.operator(context)) {
            if (!context.owner().equals(organisation)) {
                throw new Refusal("not-found");
            }
            if (!Set.of("registered", "cancelled").contains(state)) {
                Archive.requireStep("", Map.of(), state);
            }
        }
        boolean member = Character.isUpperCase(organisation.charAt(0));
        String owner = member ? organisation : OPERATOR;
        if (member && members.jurisdiction(organisation).isEmpty()) {
            throw new Refusal("not-found");
        }
        String key = event(context).key + "/" + organisation;
        String outcome = archive.state(context, new Doc(owner, ATTENDANCE, key, 0), state, context.body());
        Doc doc = archive.statement(owner, ATTENDANCE, key).orElseThrow();
        return stated(context, outcome, doc, attendance(doc));
    }
}
