package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What owners take back. */
final class Withdrawals {

    private static final String NOUN = "withdrawal";
    private static final Map<String, Set<String>> STATES = Map.of("effects-shown", Set.of("confirmed", "dropped"));

    private final Archive archive;
    private final Shared shared;
    private final Holds holds;
    private final Map<String, ObjectNode> effects = new HashMap<>();
    private final Map<String, ObjectNode> certificates = new HashMap<>();

    Withdrawals(Archive archive, Shared shared, Holds holds) {
        this.archive = archive;
        this.shared = shared;
        this.holds = holds;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("requestWithdrawal", this::ask);
        operations.put("listWithdrawals", this::list);
        operations.put("getWithdrawal", context -> answer(200, find(context)));
        operations.put("transitionWithdrawal", this::move);
        operations.put("getWithdrawalCertificate", this::print);
    }

    private Reply ask(Context context) {
        String owner = context.owner();
        JsonNode asked = context.body();
        Doc doc = new Doc(owner, NOUN, NOUN + "/" + archive.statements.size(), 0);
        ObjectNode counted = counts(reached(owner, asked));
        counted.putArray("recipients");
        List<String> held = holds.over(owner, reached(owner, asked));
        if (!held.isEmpty()) {
            held.forEach(counted.putArray("holds")::add);
        }
        effects.put(doc.id, counted);
        archive.state(context, doc, "effects-shown", context.body());
        return answer(201, doc).header("Location", context.request().path() + "/" + doc.id);
    }

    private static ObjectNode counts(List<Doc> docs) {
        return Reply.JSON
                .createObjectNode()
                .put("incidents", docs.stream().filter(doc -> !doc.review).count())
                .put("reviews", docs.stream().filter(doc -> doc.review).count())
                .put(
                        "versions",
                        docs.stream().mapToInt(doc -> doc.versions.size() - 1).sum())
                .put("keys", docs.size())
                .put("sharedRecords", 0);
    }

    private List<Doc> reached(String owner, JsonNode asked) {
        String scope = asked.path("scope").asString("");
        String id = asked.path("incidentId").asString("");
        if (scope.equals("incident")) {
            archive.requireKnown(owner, id);
        }
        return archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner))
                .filter(doc -> switch (scope) {
                    case "incident" ->
                        doc.id.equals(id)
                                || doc.review
                                        && archive.find(owner, false, doc.key, 0)
                                                .filter(one -> one.id.equals(id))
                                                .isPresent();
                    case "element" ->
                        doc.versions.stream().anyMatch(version -> version.content()
                                .at(pointer(doc, asked))
                                .isValueNode());
                    default -> true;
                })
                .toList();
    }

    /** Where the element stands in a record of its noun; nowhere in others. */
    private static String pointer(Doc doc, JsonNode asked) {
        String element = asked.path("element").asString("");
        return element.startsWith(doc.noun + ".")
                ? element.substring(doc.noun.length()).replace('.', '/')
                : "/none";
    }

    private Reply list(Context context) {
        String owner = context.owner();
        return Archive.guarded(archive.page(
                context,
                archive.statements.stream()
                        .filter(doc -> doc.noun.equals(NOUN) && doc.owner.equals(owner))
                        .map(this::record)
                        .toList()));
    }

    private Reply move(Context context) {
        Doc doc = find(context);
        String to = context.body().path("to").asString("");
        Archive.requireStep(doc.current().state(), STATES, to);
        JsonNode asked = doc.current().content();
        String client = context.known().clientId();
        if (to.equals("confirmed")) {
            if (asked.path("scope").asString("").equals("member")
                    && doc.versions.get(0).by().equals(client)) {
                throw new Refusal("second-person-needed");
            }
            List<String> held = holds.over(doc.owner, reached(doc.owner, asked));
            if (!held.isEmpty()) {
                throw new Refusal("record-held", details -> held.forEach(details.putArray("holds")::add));
            }
            carryOut(doc, asked, client);
        }
        doc.add(to.equals("confirmed") ? "certified" : to, asked, client, "");
        return answer(200, doc);
    }

    private void carryOut(Doc doc, JsonNode asked, String client) {
        List<Doc> docs = reached(doc.owner, asked);
        ObjectNode done = counts(docs);
        docs.forEach(one -> {
            if (asked.path("scope").asString("").equals("element")) {
                one.forget(pointer(one, asked), client);
            } else {
                one.forgetAll(client);
                archive.docs.remove(one);
                archive.gone.add(one);
                shared.follow(one, Reply.JSON.createObjectNode());
            }
        });
        done.put("executedAt", Instant.now().toString())
                .put(
                        "backupsExpireOn",
                        LocalDate.now(ZoneOffset.UTC).plusDays(35).toString());
        done.putArray("recipients");
        done.putArray("remains").addObject().put("what", "backups").put("why", "They expire.");
        certificates.put(doc.id, done.put("digest", StrictJson.sha256(done)));
    }

    private Reply print(Context context) {
        Doc doc = find(context);
        if (!certificates.containsKey(doc.id)) {
            throw new Refusal("not-found");
        }
        return Archive.guarded(new Reply(200, "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII))
                .header("Content-Type", "application/pdf"));
    }

    private Doc find(Context context) {
        String owner = context.owner();
        String id = context.path().getOrDefault("withdrawalId", "");
        return archive.statements.stream()
                .filter(doc -> doc.noun.equals(NOUN) && doc.owner.equals(owner) && doc.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply answer(int status, Doc doc) {
        return Archive.guarded(
                Reply.json(status, record(doc)).header("ETag", doc.current().etag()));
    }

    private ObjectNode record(Doc doc) {
        Doc.Version version = doc.current();
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id).put("jurisdiction", doc.owner);
        body.setAll((ObjectNode) version.content());
        body.put("state", version.state())
                .put("requestedBy", doc.versions.get(0).by());
        body.set("effects", effects.getOrDefault(doc.id, Reply.JSON.createObjectNode()));
        ObjectNode certificate = certificates.get(doc.id);
        if (certificate != null) {
            body.set("certificate", certificate);
        }
        body.put("version", version.number()).put("etag", version.etag());
        return body.put("createdAt", doc.versions.get(0).at().toString())
                .put("updatedAt", version.at().toString());
    }
}
