package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.definition.AgreementPolicy;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Agreements and their signatures. */
final class Contracts {

    private static final Map<String, Set<String>> STATES = Map.of(
            "draft", Set.of("in-review"),
            "in-review", Set.of("draft", "approved"),
            "approved", Set.of("terminated"),
            "partly-signed", Set.of("terminated"),
            "executed", Set.of("suspended", "terminated"),
            "suspended", Set.of("executed", "terminated"));

    private static final AgreementPolicy POLICY = Definitions.published().agreementPolicies().stream()
            .filter(AgreementPolicy::inForceAsPublished)
            .findFirst()
            .orElseThrow();

    private final Archive archive;
    private final Map<String, List<ObjectNode>> signatures = new HashMap<>();
    private final Set<String> approved = new HashSet<>();

    Contracts(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listAgreements", this::list);
        operations.put(
                "listAgreementPolicies",
                context -> Words.tagged(
                        context,
                        archive.page(
                                context,
                                Definitions.published().agreementPolicies().stream()
                                        .map(TableCatalogue::rules)
                                        .toList())));
        operations.put("createAgreement", this::draft);
        operations.put("getAgreement", context -> answer(200, find(context)));
        operations.put("putAgreement", this::put);
        operations.put("transitionAgreement", this::move);
        operations.put("createAgreementSignature", this::sign);
    }

    private Reply list(Context context) {
        String owner = context.owner();
        String state = context.query().getOrDefault("state", "");
        List<ObjectNode> items = own(owner).stream()
                .filter(doc -> state.isEmpty() || doc.current().state().equals(state))
                .map(this::record)
                .toList();
        return Archive.guarded(archive.page(context, items));
    }

    private Reply draft(Context context) {
        String kind = context.body().path("kind").asString("");
        String owner = context.owner();
        int number = (int) own(owner).stream()
                        .filter(doc -> doc.key.startsWith(kind + "/"))
                        .count()
                + 1;
        Doc doc = new Doc(owner, "agreement", kind + "/" + number, number);
        archive.state(context, doc, "draft", context.body());
        return answer(201, doc).header("Location", context.request().path() + "/" + doc.id);
    }

    private Reply put(Context context) {
        Doc doc = find(context);
        Archive.requireCurrent(context, doc, context.body());
        if (!doc.current().state().equals("draft")) {
            throw new Refusal("record-closed");
        }
        doc.add("draft", context.body(), context.known().clientId(), "");
        return answer(200, doc).edit(body -> body.put("outcome", "updated"));
    }

    private Reply move(Context context) {
        Doc doc = find(context);
        String to = context.body().path("to").asString("");
        Archive.requireStep(doc.current().state(), STATES, to);
        if (to.equals("approved")) {
            if (doc.current().content().path("minimumCell").asInt() < POLICY.leastMinimumCell()) {
                throw Refusal.of("AGR-R-001", "/minimumCell");
            }
            approved.add(doc.id);
        }
        doc.add(to, doc.current().content(), context.known().clientId(), "");
        return answer(200, doc);
    }

    private Reply sign(Context context) {
        Doc doc = find(context);
        if (!Set.of("approved", "partly-signed").contains(doc.current().state())) {
            throw new Refusal("illegal-transition");
        }
        JsonNode signing = context.body();
        boolean named = doc.current()
                .content()
                .path("signatories")
                .valueStream()
                .anyMatch(one -> one.path("office").equals(signing.path("office"))
                        && one.path("party").equals(signing.path("party")));
        if (!named) {
            throw Refusal.parameter("invalid-parameter", "office");
        }
        ObjectNode signature = context.body().deepCopy();
        signature
                .put("notedAt", Instant.now().toString())
                .put("notedBy", context.known().clientId());
        signatures.computeIfAbsent(doc.id, id -> new ArrayList<>()).add(signature);
        String state = missing(doc).isEmpty() ? "executed" : "partly-signed";
        doc.add(state, doc.current().content(), context.known().clientId(), "");
        return answer(201, doc);
    }

    private List<JsonNode> missing(Doc doc) {
        return doc.current()
                .content()
                .path("signatories")
                .valueStream()
                .filter(one -> signatures.getOrDefault(doc.id, List.of()).stream()
                        .noneMatch(signature -> signature.path("office").equals(one.path("office"))
                                && signature.path("party").equals(one.path("party"))))
                .toList();
    }

    private Reply answer(int status, Doc doc) {
        return Archive.guarded(
                Reply.json(status, record(doc)).header("ETag", doc.current().etag()));
    }

    private ObjectNode record(Doc doc) {
        Doc.Version version = doc.current();
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id).put("jurisdiction", doc.owner);
        body.put("number", doc.number).put("state", version.state());
        body.put(
                "opensData",
                doc.key.startsWith("data-sharing") && version.state().equals("executed"));
        body.put("contentHash", StrictJson.sha256(version.content()));
        ArrayNode signed = body.putArray("signatures");
        signatures.getOrDefault(doc.id, List.of()).forEach(signed::add);
        ArrayNode missing = body.putArray("missingSignatures");
        missing(doc).forEach(missing::add);
        if (approved.contains(doc.id)) {
            body.put("policy", POLICY.id());
        }
        body.put("version", version.number()).put("etag", version.etag());
        body.put("createdAt", doc.versions.get(0).at().toString())
                .put("updatedAt", version.at().toString());
        return body.set("content", version.content().deepCopy());
    }

    private Doc find(Context context) {
        String id = context.path().getOrDefault("agreementId", "");
        return own(context.owner()).stream()
                .filter(doc -> doc.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private List<Doc> own(String owner) {
        return archive.statements.stream()
                .filter(doc -> doc.noun.equals("agreement") && doc.owner.equals(owner))
                .toList();
    }
}
