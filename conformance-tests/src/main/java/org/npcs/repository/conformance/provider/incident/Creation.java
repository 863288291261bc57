package org.npcs.repository.conformance.provider.incident;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Findings;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The natural key makes repeats harmless. */
final class Creation {

    private static final int TWINS = 8;

    @Requirement(value = "INC-001", lookFirst = "Where the owner of a new record is taken from.")
    void aNewLocalKeyMakesOneIncidentOfTheCaller(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        String key = content.path("localKey").asString("");
        String path = Paths.incident(server.first(), key);
        Answer answer = Expect.status(
                server.as(Persona.FIRST_NIGHTLY).put(path).json(content).send(), 201);
        Expect.equal("the owner", server.first(), answer.text("/jurisdiction"));
        Expect.equal("the outcome", "created", answer.text("/outcome"));
        Expect.equal("the version", 1, answer.json().path("version").asInt(0));
        Answer read = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path), 200);
        Expect.equal("the identifier", answer.text("/id"), read.text("/id"));
    }

    @Requirement(
            value = "INC-002",
            lookFirst = "Whether contents are compared by value, whatever the order of members.")
    void equalContentChangesNothing(Server server) {
        Stored incident = server.given().incident();
        ObjectNode turned = server.invented().object();
        List<String> names = new java.util.ArrayList<>(incident.content().propertyNames());
        java.util.Collections.reverse(names);
        names.forEach(name -> turned.set(name, incident.content().get(name)));
        for (ObjectNode content : List.of(incident.content(), turned)) {
            Answer answer = Expect.status(
                    server.as(Persona.FIRST_NIGHTLY)
                            .put(incident.path())
                            .json(content)
                            .send(),
                    200);
            Expect.equal("the outcome", "unchanged", answer.text("/outcome"));
            Expect.equal("the version", 1, answer.json().path("version").asInt(0));
            Expect.equal("the identifier", incident.id(), answer.text("/id"));
        }
    }

    @Requirement(value = "INC-003", lookFirst = "A unique key of the database, and what happens when it is hit.")
    void parallelFirstPutsLeaveOneIncident(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        String path = Paths.incident(server.first(), content.path("localKey").asString(""));
        server.tokens().of(Persona.FIRST_NIGHTLY);
        ExecutorService executor = Executors.newFixedThreadPool(TWINS);
        try {
            List<CompletableFuture<Answer>> pending = IntStream.range(0, TWINS)
                    .mapToObj(twin -> CompletableFuture.supplyAsync(
                            () -> server.as(Persona.FIRST_NIGHTLY)
                                    .put(path)
                                    .json(content)
                                    .send(),
                            executor))
                    .toList();
            Set<String> ids = new HashSet<>();
            for (CompletableFuture<Answer> twin : pending) {
                Answer answer = twin.join();
                Expect.that(answer.status() < 500, "no failure of the server", "status " + answer.status());
                if (answer.status() < 300) {
                    ids.add(answer.text("/id"));
                    Expect.equal("the version", 1, answer.json().path("version").asInt(0));
                }
            }
            Expect.equal("the number of incidents", 1, ids.size());
            Answer versions = server.as(Persona.FIRST_NIGHTLY)
                    .get(Paths.incident(ids.iterator().next()) + "/versions");
            Expect.equal(
                    "the number of versions", 1, versions.json().path("items").size());
        } finally {
            executor.shutdownNow();
        }
    }

    @Requirement(value = "INC-014", lookFirst = "Handlers that use the key of one of the two only.")
    void theKeyOfTheBodyIsThatOfTheAddress(Server server) {
        String key = server.invented().key();
        ObjectNode content = server.invented().incident(server.invented().key());
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Answer answer =
                nightly.put(Paths.incident(server.first(), key)).json(content).send();
        Expect.refused(answer);
        Expect.status(nightly.get(Paths.incident(server.first(), key)), 404);
        Expect.status(
                nightly.get(
                        Paths.incident(server.first(), content.path("localKey").asString(""))),
                404);
    }

    @Requirement(value = "INC-015", lookFirst = "Mappers that drop what they do not know or change numbers and dates.")
    void aReadReturnsWhatWasSent(Server server) {
        Stored incident = server.given().incident();
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        for (String path : List.of(incident.path(), Paths.incident(incident.id()))) {
            Answer answer = Expect.status(nightly.get(path), 200);
            Expect.that(
                    answer.json().path("content").equals(incident.content()),
                    "the content as it was sent",
                    answer.json().path("content").toString());
        }
    }

    @Requirement(value = "INC-012", lookFirst = "Whether rules ask for an answer or for a value.")
    void aReasonedAbsenceCountsAsAnswered(Server server) {
        ObjectNode open = server.invented().object();
        open.put("localKey", server.invented().key()).put("suidCategory", "U-FACT");
        Answer missed = Expect.status(put(server, open), 201);
        Findings.at(missed.json().path("warnings"), "/unsafeSleepFactors");

        ObjectNode answered = open.deepCopy().put("localKey", server.invented().key());
        answered.putObject("absences").put("unsafeSleepFactors", "unknown");
        Answer stored = Expect.status(put(server, answered), 201);
        for (JsonNode warning : stored.json().path("warnings")) {
            String pointer = warning.path("pointer").asString("");
            Expect.that(!pointer.startsWith("/unsafeSleepFactors"), "no finding on a member with a reason", pointer);
        }
    }

    private static Answer put(Server server, ObjectNode content) {
        return server.as(Persona.FIRST_NIGHTLY)
                .put(Paths.incident(server.first(), content.path("localKey").asString("")))
                .json(content)
                .send();
    }
}
