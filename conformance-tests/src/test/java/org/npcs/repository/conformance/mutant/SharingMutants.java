package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import org.npcs.repository.conformance.toy.Reply;

/** Servers that are wrong about agreements. */
final class SharingMutants {

    private static final String AGREEMENT = "/v1/jurisdictions/[^/]+/agreements/[^/]+";

    private SharingMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "SHR-001",
                        "theHashIsOfTheTitle",
                        Edits.answers("GET", AGREEMENT, body -> body.put("contentHash", "0".repeat(64)))),
                of("SHR-002", "whatWasAgreedCanBeMended", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", AGREEMENT) && reply.isProblem("record-closed")
                            ? toy.handle(request.as("GET").at(request.path(), ""))
                            : reply;
                }),
                of("SHR-003", "oneSignatureIsEnough", Edits.answers("POST", AGREEMENT + "/signatures", body -> {
                    body.put("state", "executed");
                    body.putArray("missingSignatures");
                })),
                of("SHR-005", "agreementsExistForEverybody", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", AGREEMENT) && reply.status() == 404
                            ? Edits.as(reply, 403, "insufficient-scope")
                            : reply;
                }));
    }
}
