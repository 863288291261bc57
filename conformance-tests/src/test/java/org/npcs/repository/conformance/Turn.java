package org.npcs.repository.conformance;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.contract.ContractDocument;
import org.npcs.repository.conformance.contract.ContractDocument.Operation;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.JsonNode;

/** One request of a check and what a correct server answered. */
record Turn(Request request, Reply reply) {

    /** What a wrong server does in a turn. */
    enum Effect {
        /** The same as a correct one. */
        NONE,
        /** It answers otherwise, and nothing else came to pass. */
        ANSWER,
        /** Something else came to pass than what was asked for, so that it may hold other records afterwards. */
        DEED
    }

    Effect of(Mutation wrong) {
        List<Request> done = new ArrayList<>();
        try {
            Reply answered = wrong.apply(request, asked -> {
                done.add(asked);
                return reply.copy();
            });
            if (done.size() != 1 || !done.get(0).same(request)) {
                return Effect.DEED;
            }
            return answered.same(reply) ? Effect.NONE : Effect.ANSWER;
        } catch (RuntimeException unheardOf) {
            // It looked for something in an answer to another request, which is not known here.
            return Effect.DEED;
        }
    }

    boolean isAboutTokens() {
        return request.path().equals("/oauth2/token") || request.path().startsWith("/.well-known/");
    }

    /** The answer without what is different each time: all names, numbers and truths, and how many items there are. */
    String outline() {
        StringBuilder outline = new StringBuilder(request.method())
                .append(' ')
                .append(ContractDocument.published()
                        .find(request.method(), request.path())
                        .map(Operation::id)
                        .orElse(""))
                .append(' ')
                .append(reply.status());
        String type = reply.header("Content-Type");
        if (type.endsWith("json") && !type.endsWith("ndjson")) {
            outline(reply.json(), outline);
        } else {
            outline.append(reply.text().lines().count());
        }
        return outline.toString();
    }

    private static void outline(JsonNode node, StringBuilder outline) {
        if (node.isObject()) {
            node.properties().stream()
                    .filter(member -> !member.getKey().equals("meta"))
                    .forEach(member -> outline(member.getValue(), outline.append(member.getKey())));
        } else if (node.isArray()) {
            outline.append(node.size());
            node.forEach(item -> outline(item, outline.append(',')));
        } else {
            outline.append(node.isString() ? "" : node.asString());
        }
    }
}
