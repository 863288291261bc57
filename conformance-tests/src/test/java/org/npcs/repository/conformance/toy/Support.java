package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Offers of support, requests and what their two sides write to each other. */
final class Support {

    static final int LEAST_MEMBERS = 5;

    private static final String OFFER = "support-offer";
    private static final String PROFILE = "support-profile";
    private static final String REQUEST = "support-request";
    private static final String OPERATOR = "operator";
    private static final int DAYS = 14;
    private static final Set<String> MEMBERS =
            Set.of("kinds", "urgency", "preferredTime", "office", "mailbox", "offerId");
    private static final String MAILBOX =
            "(office|team|duty|desk|leadership|director|safety|reviews?|communications|media|wellbeing|support)(-[a-z]+)*@.*";
    private static final Set<String> GRAVE = Set.of("fatality", "near-fatality", "serious-injury");
    private static final Set<String> UNDER_WAY = Set.of("matched", "in-progress");
    private static final Map<String, Set<String>> OF_ASKING = Map.of(
            "requested", Set.of("withdrawn"),
            "matched", Set.of("requested", "in-progress", "withdrawn"),
            "in-progress", Set.of("closed"));
    private static final Map<String, Set<String>> OF_HELPING = Map.of("matched", Set.of("requested", "in-progress"));
    private static final Map<String, Set<String>> OF_MATCHING = Map.of("requested", Set.of("matched"));

    private final Archive archive;
    private final Set<String> seen = new HashSet<>();
    private final List<Asked> requests = new ArrayList<>();

    /** A request with what stands beside its document. */
    private static final class Asked {
        final Doc doc;
        final List<ObjectNode> messages = new ArrayList<>();
        String helper = "";
        String matchedAt = "";
        String closedAt = "";

        Asked(Doc doc) {
            this.doc = doc;
        }

        String state() {
            return doc.current().state();
        }
    }

    Support(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listSupportOffers", context -> {
            String owner = context.owner();
            offer(owner);
            return page(context, all(owner, OFFER).stream().map(Support::record).toList());
        });
        operations.put("transitionSupportOffer", context -> {
            Doc doc = offered(context.owner(), context.path().getOrDefault("offerId", ""), "not-found");
            Legal.move(context, doc, Map.of("offered", Set.of("declined")));
            return Legal.answer(200, doc, record(doc));
        });
        operations.put("getSupportProfile", context -> {
            String owner = context.owner();
            return all(owner, PROFILE).stream()
                    .findFirst()
                    .map(doc -> Legal.answer(200, doc, profile(doc)))
                    .orElseGet(() -> Archive.guarded(Reply.json(200, unstated(owner))));
        });
        operations.put("putSupportProfile", context -> {
            String owner = context.owner();
            String outcome = archive.state(context, new Doc(owner, PROFILE, owner, 0), "stated", context.body());
            Doc doc = all(owner, PROFILE).get(0);
            boolean made = outcome.equals("created");
            return Legal.answer(made ? 201 : 200, doc, profile(doc))
                    .header("Location", made ? context.request().path() : "");
        });
        operations.put("listSupportHelpers", context -> {
            Legal.requireOperator(context);
            return page(
                    context,
                    archive.statements.stream()
                            .filter(doc -> doc.noun.equals(PROFILE))
                            .filter(doc -> !helps(doc).isEmpty())
                            .map(doc -> Reply.JSON
                                    .createObjectNode()
                                    .put("jurisdiction", doc.owner)
                                    .set("helpsWith", doc.current().content().path("helpsWith")))
                            .toList());
        });
        operations.put("createSupportRequest", this::ask);
        operations.put(
                "listSupportRequests",
                context -> page(
                        context,
                        requests.stream()
                                .filter(one -> visible(context, one))
                                .map(one -> record(context, one))
                                .toList()));
        operations.put("getSupportRequest", context -> answer(context, 200, known(context)));
        operations.put("transitionSupportRequest", this::move);
        operations.put(
                "listSupportMessages",
                context -> page(
                        context,
                        sides(context).messages.stream()
                                .filter(one -> context.owner().equals(sides(context).doc.owner)
                                        || one.path("with").asString("").equals(context.owner()))
                                .map(Support::told)
                                .toList()));
        operations.put("createSupportMessage", this::write);
        operations.put("getSupportSummary", this::summary);
    }

    private Reply page(Context context, List<ObjectNode> items) {
        return Archive.guarded(archive.page(context, items));
    }

    private List<Doc> all(String owner, String noun) {
        return archive.statements.stream()
                .filter(doc -> doc.owner.equals(owner) && doc.noun.equals(noun))
                .toList();
    }

    /** Makes the offers that the incidents of an owner have brought since it was last asked. */
    private void offer(String owner) {
        List<Doc> incidents = archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && !doc.review && seen.add(doc.id))
                .toList();
        for (Doc incident : incidents) {
            Doc.Version first = incident.versions.get(0);
            String aware = first.content().path("awareDate").asString("");
            String earliest = LocalDate.ofInstant(first.at(), ZoneOffset.UTC)
                    .minusDays(DAYS)
                    .toString();
            boolean muted = all(owner, PROFILE).stream()
                    .flatMap(doc -> doc.versions.stream())
                    .filter(version -> version.place() < first.place())
                    .reduce((earlier, later) -> later)
                    .filter(version -> !version.content().path("offers").asBoolean(true))
                    .isPresent();
            if (GRAVE.contains(Archive.kind(first.content())) && aware.compareTo(earliest) >= 0 && !muted) {
                Doc doc = new Doc(owner, OFFER, "", 0);
                doc.key = doc.id;
                doc.add("offered", Reply.JSON.createObjectNode(), "repository", "");
                archive.statements.add(doc);
            }
        }
    }

    private Doc offered(String owner, String id, String otherwise) {
        offer(owner);
        return all(owner, OFFER).stream()
                .filter(doc -> doc.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(otherwise));
    }

    private static ObjectNode record(Doc doc) {
        return Legal.ended(Legal.begun(doc), doc);
    }

    private static ObjectNode profile(Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("jurisdiction", doc.owner);
        body.setAll((ObjectNode) doc.current().content().deepCopy());
        return Legal.ended(body, doc);
    }

    private static ObjectNode unstated(String owner) {
        ObjectNode body =
                Reply.JSON.createObjectNode().put("jurisdiction", owner).put("offers", true);
        body.putArray("helpsWith");
        return body.put("version", 0);
    }

    private static List<String> helps(Doc doc) {
        return doc.current()
                .content()
                .path("helpsWith")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
    }

    private Reply ask(Context context) {
        String owner = context.owner();
        ObjectNode content = context.body().deepCopy();
        String mailbox = content.path("mailbox").asString("office@example.org");
        if (!MEMBERS.containsAll(content.propertyNames()) || !mailbox.matches(MAILBOX)) {
            throw new Refusal("validation-failed");
        }
        JsonNode offer = content.remove("offerId");
        if (offer != null) {
            Doc accepted = offered(owner, offer.asString(""), "validation-failed");
            Archive.requireStep(accepted.current().state(), Map.of("offered", Set.of("accepted")), "accepted");
            accepted.add(
                    "accepted", accepted.current().content(), context.known().clientId(), "");
        }
        Doc doc = new Doc(owner, REQUEST, "", 0);
        doc.key = doc.id;
        doc.add("requested", content, context.known().clientId(), "");
        archive.statements.add(doc);
        Asked asked = new Asked(doc);
        requests.add(asked);
        return answer(context, 201, asked).header("Location", "/v1/support-requests/" + doc.id);
    }

    private static boolean matches(Context context) {
        return context.known().kind().equals(OPERATOR);
    }

    private static boolean visible(Context context, Asked asked) {
        String member = context.known().jurisdiction();
        return matches(context) || asked.doc.owner.equals(member) || asked.helper.equals(member);
    }

    private Asked known(Context context) {
        String id = context.path().getOrDefault("supportRequestId", "");
        return requests.stream()
                .filter(one -> one.doc.id.equals(id) && visible(context, one))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Asked sides(Context context) {
        context.owner();
        return known(context);
    }

    private static Reply answer(Context context, int status, Asked asked) {
        return Legal.answer(status, asked.doc, record(context, asked));
    }

    private static ObjectNode record(Context context, Asked asked) {
        ObjectNode body = Legal.begun(asked.doc);
        if (matches(context)) {
            body.remove("mailbox");
        }
        body.put("askedAt", asked.doc.versions.get(0).at().toString());
        Map.of("helper", asked.helper, "matchedAt", asked.matchedAt, "closedAt", asked.closedAt)
                .forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        body.put(name, value);
                    }
                });
        return Legal.ended(body, asked.doc);
    }

    private Reply move(Context context) {
        Asked asked = known(context);
        ObjectNode step = context.body();
        String to = step.path("to").asString("");
        boolean own = asked.doc.owner.equals(context.known().jurisdiction());
        Archive.requireStep(asked.state(), matches(context) ? OF_MATCHING : own ? OF_ASKING : OF_HELPING, to);
        require(step, "helper", to.equals("matched"));
        require(step, "whatHelped", to.equals("closed"));
        ObjectNode content = (ObjectNode) asked.doc.current().content().deepCopy();
        String told = asked.helper;
        if (to.equals("matched")) {
            asked.helper = helper(asked, step.path("helper").asString(""));
            told = asked.helper;
        } else if (to.equals("requested")) {
            asked.helper = "";
        } else if (to.equals("closed")) {
            content.set("whatHelped", step.path("whatHelped"));
        }
        asked.doc.add(to, content, context.known().clientId(), "");
        String at = asked.doc.current().at().toString();
        asked.matchedAt = to.equals("matched") ? at : asked.matchedAt;
        asked.closedAt = to.equals("closed") ? at : asked.closedAt;
        tell(context, asked, told);
        return answer(context, 200, asked);
    }

    static void require(ObjectNode step, String member, boolean needed) {
        if (step.has(member) != needed) {
            throw Refusal.of(needed ? "STR-REQUIRED" : "SUP-R-003", "/" + member);
        }
    }

    private String helper(Asked asked, String helper) {
        boolean fits = !helper.equals(asked.doc.owner)
                && all(helper, PROFILE).stream()
                        .flatMap(doc -> helps(doc).stream())
                        .anyMatch(kind -> asked.doc
                                .current()
                                .content()
                                .path("kinds")
                                .valueStream()
                                .anyMatch(one -> one.asString("").equals(kind)));
        if (!fits) {
            throw Refusal.of("SUP-R-002", "/helper");
        }
        return helper;
    }

    /** Each step is told in the helper's feed, too. */
    private void tell(Context context, Asked asked, String helper) {
        if (!helper.isEmpty()) {
            Doc entry = archive.statement(helper, REQUEST, asked.doc.id)
                    .orElseGet(() -> new Doc(helper, REQUEST, asked.doc.id, 0));
            if (entry.versions.isEmpty()) {
                archive.statements.add(entry);
            }
            entry.add(
                    asked.state(),
                    Reply.JSON.createObjectNode(),
                    context.known().clientId(),
                    "");
        }
    }

    private Reply write(Context context) {
        Asked asked = sides(context);
        if (!UNDER_WAY.contains(asked.state())) {
            Archive.requireStep(asked.state(), Map.of(), "");
        }
        String text = context.body().path("text").asString("");
        if (!TextScreening.published().suspicions(text).isEmpty()) {
            throw Refusal.of("SUP-R-001", "/text");
        }
        Doc doc = new Doc(asked.doc.owner, "support-message", asked.doc.id, asked.messages.size());
        doc.add("written", context.body(), context.known().clientId(), "");
        ObjectNode message = Reply.JSON
                .createObjectNode()
                .put("id", doc.id)
                .put("by", context.owner())
                .put("text", text)
                .put("at", doc.current().at().toString())
                .put("with", asked.helper);
        asked.messages.add(message);
        return Archive.guarded(Reply.json(201, told(message)));
    }

    private static ObjectNode told(ObjectNode message) {
        ObjectNode told = message.deepCopy();
        told.remove("with");
        return told;
    }

    private Reply summary(Context context) {
        boolean managed = matches(context);
        if (!managed) {
            context.owner();
        }
        ObjectNode body = Reply.JSON.createObjectNode();
        long members = requests.stream().map(one -> one.doc.owner).distinct().count();
        if (managed || members >= LEAST_MEMBERS) {
            int step = managed ? 1 : LEAST_MEMBERS;
            body.put("requests", requests.size() / step * step);
            Map.of("open", "requested", "closed", "closed", "withdrawn", "withdrawn")
                    .forEach((name, state) -> {
                        int count = (int) requests.stream()
                                .filter(one -> one.state().equals(state))
                                .count();
                        body.put(name, count / step * step);
                    });
        } else {
            body.put("withheld", "too-few-members");
        }
        body.put(
                "events",
                archive.statements.stream()
                        .filter(doc -> doc.noun.equals("event"))
                        .count());
        body.putArray("byKind");
        return Archive.guarded(Reply.json(200, body));
    }
}
