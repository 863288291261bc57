package org.npcs.repository.conformance.toy;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What others ask the operator for. */
final class ThirdPartyRequests {

    private static final String NOUN = "third-party-request";
    private static final Set<String> CLOSED = Set.of("closed");
    private static final Map<String, Set<String>> OF_OWNER = Map.of(
            "referred",
            Set.of("acknowledged"),
            "acknowledged",
            Set.of("answered-by-owner", "declined-by-owner"),
            "answered-by-owner",
            CLOSED,
            "declined-by-owner",
            CLOSED);
    private static final Map<String, Set<String>> OF_OPERATOR = Map.of(
            "referred", CLOSED,
            "acknowledged", CLOSED,
            "answered-by-owner", CLOSED,
            "declined-by-owner", CLOSED);

    private final Legal legal;
    private final Members members;

    ThirdPartyRequests(Legal legal, Members members) {
        this.legal = legal;
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createThirdPartyRequest", context -> {
            Legal.requireOperator(context);
            Doc doc = legal.made(context, legal.desk(context), NOUN, "referred");
            return answer(201, doc).header("Location", context.request().path() + "/" + doc.id);
        });
        operations.put(
                "listThirdPartyRequests", context -> legal.list(context, legal.desk(context), NOUN, this::record));
        operations.put("getThirdPartyRequest", context -> answer(200, find(context)));
        operations.put("transitionThirdPartyRequest", context -> {
            Doc doc = find(context);
            Legal.move(context, doc, Legal.operator(context) ? OF_OPERATOR : OF_OWNER);
            return answer(200, doc);
        });
    }

    private Doc find(Context context) {
        return legal.find(legal.desk(context), NOUN, context.path().getOrDefault("thirdPartyRequestId", ""));
    }

    private Reply answer(int status, Doc doc) {
        return Legal.answer(status, doc, record(doc));
    }

    private ObjectNode record(Doc doc) {
        ObjectNode body = Legal.begun(doc).put("answer", "referred-to-owner");
        ArrayNode steps = body.putArray("steps");
        doc.versions.forEach(version -> steps.addObject()
                .put("state", version.state())
                .put(
                        "party",
                        members.client(version.by()).path("kind").asString("").equals("operator")
                                ? "operator"
                                : "owner")
                .put("client", version.by())
                .put("at", version.at().toString()));
        return Legal.ended(body, doc);
    }
}
