package org.npcs.repository.conformance.provider.definition;

import java.time.Instant;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Findings;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a jurisdiction adds to the rules, tried with an element of the second member that no other check gives. */
final class Profiles {

    private static final String ELEMENT = "incident.child.tribalMember";

    @Alone(Ground.PROFILE)
    @Requirement(value = "DEF-014", lookFirst = "Row-level policies that hide a profile from other members.")
    void everyCallerReadsEveryProfile(Server server) {
        set(server, "requiredElements", "incident.eventDate");
        for (Persona persona : new Persona[] {Persona.FIRST_NIGHTLY, Persona.SECOND_NIGHTLY}) {
            Answer read = Expect.status(server.as(persona).get(Paths.profile(server.second())), 200);
            Expect.equal("the required element", "incident.eventDate", read.text("/content/requiredElements/0"));
        }
        Answer list = Expect.status(server.as(Persona.FIRST_NIGHTLY).get("/v1/jurisdiction-profiles?limit=500"), 200);
        Expect.that(
                list.json().path("items").valueStream().anyMatch(item -> item.path("jurisdiction")
                        .asString("")
                        .equals(server.second())),
                "the profile in the list of all",
                "a list without it");
    }

    @Alone(Ground.PROFILE)
    @Requirement(
            value = {"DEF-015", "DEF-018"},
            lookFirst = "Caches of profiles, and problem texts that repeat the value.")
    void aProfileCountsFromTheNextRequestOnAndNoForbiddenValueStays(Server server) {
        ObjectNode incident = server.invented().incident(server.invented().key());
        ObjectNode child = (ObjectNode) incident.path("child");
        child.put("tribalMember", "9");
        String path = Paths.incident(server.second(), incident.path("localKey").asString(""));
        set(server, "notPermittedElements", ELEMENT);
        try {
            Answer refused =
                    server.as(Persona.SECOND_NIGHTLY).put(path).json(incident).send();
            Findings.refusedAt(refused, "/child/tribalMember");
            Expect.that(
                    !refused.text().contains(incident.path("localKey").asString(""))
                            && !refused.text().contains("\"9\""),
                    "no submitted value in the refusal",
                    "one of them");
            Expect.status(server.as(Persona.SECOND_NIGHTLY).get(path), 404);
            child.remove("tribalMember");
            incident.withObject("/absences").put("child.tribalMember", "not-permitted");
            Expect.status(
                    server.as(Persona.SECOND_NIGHTLY).put(path).json(incident).send(), 201);
        } finally {
            set(server, "requiredElements", "incident.eventDate");
        }
    }

    @Alone(Ground.PROFILE)
    @Requirement(value = "DEF-016", lookFirst = "Whether severities are compared with the published ones.")
    void aProfileTakesNothingAway(Server server) {
        ObjectNode profile = profile(server, server.now());
        profile.putArray("severities").addObject().put("rule", "INC-R-001").put("severity", "warning");
        profile.putArray("requiredElements").add("incident.shoeColour");
        Answer refused = put(server, profile);
        Findings.refusedAt(refused, "/severities/0/severity");
        Findings.refusedAt(refused, "/requiredElements/0");
    }

    @Alone(Ground.PROFILE)
    @Requirement(value = "DEF-017", lookFirst = "Whether issuedAt is compared inside the transaction.")
    void anOlderProfileDoesNotUndoANewerOne(Server server) {
        set(server, "requiredElements", "incident.eventDate");
        ObjectNode older = profile(server, server.now().minusSeconds(86_400));
        older.putArray("requiredElements").add("incident.awareDate");
        Expect.problem(put(server, older), 409, "profile-outdated");
    }

    @Alone(Ground.PROFILE)
    @Requirement(
            value = "DEF-019",
            lookFirst = "Whether the preview is rolled back, and whether it counts reviews twice.")
    void thePreviewCountsAndStoresNothing(Server server) {
        set(server, "requiredElements", "incident.eventDate");
        server.given()
                .incident(
                        Persona.SECOND_NIGHTLY,
                        server.second(),
                        server.invented().incident(server.invented().key()));
        ObjectNode profile = profile(server, server.now().plusSeconds(60));
        profile.putArray("notPermittedElements").add("incident.child.sex");
        int before = version(server);
        JsonNode impact = Expect.status(
                        server.as(Persona.SECOND_ADMIN)
                                .call("POST", Paths.profile(server.second()) + "/impact")
                                .json(profile)
                                .send(),
                        200)
                .json();
        int records = impact.path("records").asInt(0);
        int then = impact.path("failingThen").asInt(0);
        Expect.that(records > 0, "records that were judged", "none");
        Expect.that(
                then > impact.path("failingNow").asInt(0) && then <= records,
                "more failing records than now",
                then + " of " + records);
        Expect.equal("the version of the profile", before, version(server));
    }

    @Alone(Ground.PROFILE)
    @Requirement(value = "EXC-034", lookFirst = "Records of a batch that were stored before the fatal one was met.")
    void aFatalFindingKeepsTheWholeBatchOut(Server server) {
        JsonNode rule = erring(server);
        ObjectNode fatal = profile(server, server.now());
        fatal.putArray("severities")
                .addObject()
                .put("rule", rule.path("id").asString(""))
                .put("severity", "fatal");
        Expect.status(put(server, fatal), 200, 201);
        try {
            ObjectNode good = server.invented().incident(server.invented().key());
            ObjectNode bad = ((ObjectNode) rule.at("/fail/0/content").deepCopy())
                    .put("localKey", server.invented().key());
            Answer sent = server.as(Persona.SECOND_NIGHTLY)
                    .post(Paths.submissions(server.second()) + "?wait=30")
                    .body("application/x-ndjson", line(server, good) + "\n" + line(server, bad) + "\n")
                    .send();
            Expect.status(sent, 201);
            Expect.equal("the state of the batch:", "rejected", sent.text("/state"));
            String path = Paths.incident(server.second(), good.path("localKey").asString(""));
            Expect.status(server.as(Persona.SECOND_NIGHTLY).get(path), 404);
        } finally {
            set(server, "requiredElements", "incident.eventDate");
        }
    }

    /** A rule on incidents that is in force and shows a document that breaks it by itself. */
    private static JsonNode erring(Server server) {
        for (JsonNode rule : Words.all(server, "/v1/rules")) {
            boolean wanted = rule.path("subject").asString("").equals("incident")
                    && rule.path("severity").asString("").equals("error")
                    && rule.path("tier").asString("").equals("accept")
                    && rule.path("effectiveFrom").asString("").compareTo("2026-11-01") < 0;
            JsonNode page = wanted
                    ? server.as(Persona.ANYBODY)
                            .get("/v1/rules/" + rule.path("id").asString(""))
                            .json()
                    : rule;
            if (wanted
                    && page.at("/fail/0/content").isObject()
                    && page.at("/fail/0/context").isMissingNode()) {
                return page;
            }
        }
        throw new Inconclusive("no published rule on incidents shows a document that breaks it by itself");
    }

    private static ObjectNode line(Server server, ObjectNode content) {
        ObjectNode record = server.invented().object().put("noun", "incident");
        record.set("content", content);
        return record;
    }

    private static void set(Server server, String member, String element) {
        ObjectNode profile = profile(server, server.now());
        profile.putArray(member).add(element);
        Expect.status(put(server, profile), 200, 201);
    }

    private static Answer put(Server server, ObjectNode profile) {
        int version = version(server);
        String address = Paths.profile(server.second());
        return server.as(Persona.SECOND_ADMIN)
                .put(version == 0 ? address : address + "?expectedVersion=" + version)
                .json(profile)
                .send();
    }

    private static int version(Server server) {
        Answer read = server.as(Persona.SECOND_ADMIN).get(Paths.profile(server.second()));
        return read.status() == 404 ? 0 : read.json().path("version").asInt(0);
    }

    private static ObjectNode profile(Server server, Instant issued) {
        return server.invented().object().put("issuedAt", issued.toString()).put("effectiveFrom", "2026-07-01");
    }
}
