package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.time.Instant;
import java.util.List;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.TokenDesk;

/** Servers that are wrong about the profiles of jurisdictions. */
final class ProfileMutants {

    private static final String PROFILE = "/v1/jurisdictions/[^/]+/profile";

    private ProfileMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("DEF-014", "profilesAreSecret", (request, toy) -> {
                    String client = TokenDesk.claims(request.header("Authorization"))
                            .path("client_id")
                            .asString("");
                    return request.is("GET", PROFILE) && !client.startsWith("fenwick")
                            ? toy.handle(request.at("/v1/incidents/none", ""))
                            : toy.handle(request);
                }),
                of(
                        "DEF-015",
                        "profilesNeverCount",
                        Edits.bodies("PUT", PROFILE, body -> body.put("effectiveFrom", "2999-01-01"))),
                of("DEF-016", "everythingGoes", Edits.bodies("PUT", PROFILE, body -> {
                    body.remove("severities");
                    if (body.path("requiredElements").toString().contains("shoeColour")) {
                        body.remove("requiredElements");
                    }
                })),
                of(
                        "DEF-017",
                        "theLastTextWins",
                        Edits.bodies(
                                "PUT",
                                PROFILE,
                                body -> body.put("issuedAt", Instant.now().toString()))),
                of("DEF-018", "theRefusalRepeatsWhatWasSent", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    boolean forbidden = reply.isProblem("validation-failed")
                            && reply.json().path("findings").toString().contains("PRF-NOT-PERMITTED");
                    return forbidden ? reply.edit(body -> body.put("detail", request.text())) : reply;
                }),
                of(
                        "DEF-061",
                        "whatIsStoredIsForgotten",
                        Edits.answers("GET", "/v1/jurisdictions/[^/]+/rule-impact", body -> body.putArray("rules"))),
                of(
                        "DEF-019",
                        "thePreviewSeesNoDifference",
                        Edits.answers(
                                "POST",
                                PROFILE + "/impact",
                                body -> body.set("failingThen", body.path("failingNow")))));
    }
}
