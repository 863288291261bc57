package org.npcs.repository.conformance.provider.sharing;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The first member takes back what a check has stored, and no more. */
@Alone(Ground.WITHDRAWALS)
final class Withdrawals {

    private static final String ELEMENT = "incident.publicNoticeDate";

    @Requirement(value = "SHR-025", lookFirst = "Whether asking and confirming are two steps.")
    void nothingIsDoneBeforeItIsConfirmed(Server server) {
        Stored review = server.given().review();
        String incident = server.as(Persona.FIRST_REVIEWER).get(review.path()).text("/incidentId");
        OneWithdrawal withdrawal = OneWithdrawal.ofIncident(server, incident);
        Expect.equal("the state", "effects-shown", withdrawal.asked().text("/state"));
        Expect.equal(
                "incidents:",
                1,
                withdrawal.asked().json().at("/effects/incidents").asInt(0));
        Expect.equal(
                "reviews:", 1, withdrawal.asked().json().at("/effects/reviews").asInt(0));
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(incident)), 200);
        Expect.status(withdrawal.move("dropped"), 200);
        Expect.problem(withdrawal.move("confirmed"), 409, "illegal-transition");
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(incident)), 200);
    }

    @Requirement(value = "SHR-026", lookFirst = "Whether reads by key, lists and writes ask for the state.")
    void whatIsWithdrawnIsGone(Server server) {
        Stored review = server.given().review();
        String incident = server.as(Persona.FIRST_REVIEWER).get(review.path()).text("/incidentId");
        Answer done = OneWithdrawal.ofIncident(server, incident).carriedOut();
        String byKey = Paths.incident(server.first(), review.key());
        for (String path : List.of(Paths.incident(incident), Paths.incident(incident) + "/versions/1", byKey)) {
            Expect.problem(server.as(Persona.FIRST_NIGHTLY).get(path), 410, "record-withdrawn");
        }
        Expect.problem(server.as(Persona.FIRST_REVIEWER).get(review.path()), 410, "record-withdrawn");
        Expect.problem(
                server.as(Persona.FIRST_NIGHTLY)
                        .put(byKey)
                        .json(server.invented().incident(review.key()))
                        .send(),
                410,
                "record-withdrawn");
        JsonNode listed = Expect.status(
                        server.as(Persona.FIRST_NIGHTLY)
                                .get(Paths.incidents(server.first()) + "?limit=500&updatedSince="
                                        + done.text("/createdAt")),
                        200)
                .json();
        Expect.that(
                listed.path("items")
                        .valueStream()
                        .noneMatch(one -> one.path("id").asString("").equals(incident)),
                "no list to have it",
                "that one has");
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-027", lookFirst = "Whether shared rows are closed with the withdrawal.")
    void othersAreToldAndSeeItNoLonger(Server server) {
        OneShared.during(server, shared -> {
            String cursor = shared.end();
            OneWithdrawal.ofIncident(server, shared.incident().id()).carriedOut();
            Expect.problem(
                    server.as(Persona.SECOND_NIGHTLY).get("/v1/shared-records/" + shared.id() + OneShared.FOR_LEARNING),
                    404,
                    "not-found");
            shared.untilTold(cursor, "withdrawn");
        });
    }

    @Requirement(value = "SHR-028", lookFirst = "What the certificate says of backups.")
    void theCertificateNamesWhatRemains(Server server) {
        Stored incident = server.given().incident();
        OneWithdrawal withdrawal = OneWithdrawal.ofIncident(server, incident.id());
        Expect.problem(printed(server, withdrawal), 404, "not-found");
        JsonNode certificate = withdrawal.carriedOut().json().path("certificate");
        Expect.equal("incidents:", 1, certificate.path("incidents").asInt(0));
        Expect.that(
                certificate.path("remains").valueStream().anyMatch(one -> one.path("what")
                        .asString("")
                        .equals("backups")),
                "backups among what remains",
                "none");
        Expect.that(
                !LocalDate.parse(certificate.path("backupsExpireOn").asString("1970-01-01"))
                        .isBefore(server.today().minusDays(1)),
                "a day to come on which backups expire",
                "a day of the past");
        Answer printed = Expect.status(printed(server, withdrawal), 200);
        Expect.that(printed.text().startsWith("%PDF-"), "a PDF", "something else");
    }

    private static Answer printed(Server server, OneWithdrawal withdrawal) {
        return server.as(Persona.FIRST_ADMIN)
                .call("GET", withdrawal.address() + "/certificate")
                .header("Accept", "application/pdf")
                .send();
    }

    @Requirement(value = "SHR-029", lookFirst = "Whether history is rewritten, too.")
    void aWithdrawnElementIsInNoVersion(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        content.put("publicNoticeDate", content.path("awareDate").asString(""));
        Stored incident = server.given().incident(content);
        Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .call("PATCH", incident.path() + "?reason=entry-error&expectedVersion=" + incident.version())
                        .body("application/merge-patch+json", "{\"child\":{\"ageYears\":4}}")
                        .send(),
                200);
        OneWithdrawal.ofElement(server, ELEMENT).carriedOut();
        for (String path : List.of("", "/versions/1", "/versions/2")) {
            JsonNode left = Expect.status(
                            server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(incident.id()) + path), 200)
                    .json()
                    .path("content");
            Expect.that(!left.has("publicNoticeDate"), "no date of a notice" + path, "one");
            Expect.equal("the day of the event" + path, content.path("eventDate"), left.path("eventDate"));
        }
    }

    @Requirement(value = "SHR-032", lookFirst = "Whether something is written in the place of what is removed.")
    void theReasonOfItsAbsenceStandsInItsPlace(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        content.put("publicNoticeDate", content.path("awareDate").asString(""));
        Stored incident = server.given().incident(content);
        OneWithdrawal.ofElement(server, ELEMENT).carriedOut();
        for (String path : List.of("", "/versions/1")) {
            Answer left =
                    Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(incident.id()) + path), 200);
            Expect.equal(
                    "the reason of the absence" + path,
                    "not-permitted",
                    left.text("/content/absences/publicNoticeDate"));
        }
    }

    /** On a server that fails this, all records of the first member are gone: it is a member of a test. */
    @Requirement(value = "SHR-030", lookFirst = "Whether who asked is remembered.")
    void onePersonDoesNotWithdrawEverything(Server server) {
        OneWithdrawal withdrawal = OneWithdrawal.ofEverything(server);
        try {
            Expect.problem(withdrawal.move("confirmed"), 409, "second-person-needed");
        } finally {
            withdrawal.move("dropped");
        }
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-031", lookFirst = "Whether the account knows the records of each reading.")
    void theAccountOfOneRecordNamesItsReaders(Server server) {
        OneShared.during(server, shared -> {
            Expect.status(
                    server.as(Persona.SECOND_NIGHTLY).get("/v1/shared-records/" + shared.id() + OneShared.FOR_LEARNING),
                    200);
            Expect.that(
                    account(server, shared.incident().id())
                            .valueStream()
                            .anyMatch(one -> one.path("recipient").asString("").equals(server.second())),
                    "the reader in the account",
                    "none");
            Expect.that(
                    account(server, server.given().incident().id()).isEmpty(),
                    "no disclosure of what nobody has read",
                    "one");
        });
    }

    private static JsonNode account(Server server, String incident) {
        return Expect.status(
                        server.as(Persona.FIRST_ADMIN)
                                .get("/v1/jurisdictions/" + server.first() + "/disclosures?incidentId=" + incident),
                        200)
                .json()
                .path("items");
    }
}
