package org.npcs.repository.conformance.provider.sharing;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;

/** An accepted incident of the first member of which all members see the key and the sex of the child, for the time of a check. */
final class OneShared {

    static final String FOR_LEARNING = "?purpose=quality-improvement";

    private static final List<String> ELEMENTS = List.of("incident.localKey", "incident.child.sex");

    private final Server server;
    private final Stored incident;
    private String id = "";

    private OneShared(Server server, Stored incident) {
        this.server = server;
        this.incident = incident;
    }

    /** Opens the elements, waits until the second member sees the incident, looks, and closes them again. */
    static void during(Server server, Consumer<OneShared> look) {
        requireAgreement(server);
        OneShared shared = new OneShared(server, server.given().accepted());
        SharingProfiles.choose(server, ELEMENTS, "members", "full");
        Expect.status(SharingProfiles.move(server, Persona.FIRST_COUNSEL, "effective"), 200);
        try {
            shared.until(content -> !content.isMissingNode());
            look.accept(shared);
        } finally {
            shared.close();
        }
    }

    private static void requireAgreement(Server server) {
        JsonNode report = Expect.status(
                        server.as(Persona.FIRST_ADMIN)
                                .get("/v1/jurisdictions/" + server.first() + "/sharing-profile/report"),
                        200)
                .json();
        boolean covered = report.path("purposes").valueStream().anyMatch(one -> one.asString("")
                .equals("quality-improvement"));
        if (!covered) {
            throw new Inconclusive("no executed agreement of the first member covers quality-improvement");
        }
    }

    String id() {
        return id;
    }

    Stored incident() {
        return incident;
    }

    /** What the second member sees; missing when it sees nothing. */
    JsonNode content() {
        return find("incident.localKey", key()).at("/items/0/content");
    }

    /** How many records with this key the second member finds that also have a value. */
    int alike(String element, String value) {
        return (int) find(element, value)
                .path("items")
                .valueStream()
                .filter(one -> one.at("/content/localKey").asString("").equals(key()))
                .count();
    }

    private JsonNode find(String element, String value) {
        JsonNode page = Expect.status(
                        server.as(Persona.SECOND_NIGHTLY)
                                .get("/v1/shared-records" + FOR_LEARNING + "&limit=500&element=" + element + "&value="
                                        + value),
                        200)
                .json();
        if (element.equals("incident.localKey") && page.path("items").size() == 1) {
            id = page.at("/items/0/id").asString("");
        }
        return page;
    }

    /** Waits until the second member sees what was hoped for. */
    void until(Predicate<JsonNode> hoped) {
        await(server, () -> hoped.test(content()), "what is shared to follow the record");
    }

    /** Waits until the feed tells one thing of the record behind a place, and nothing else. */
    void untilTold(String cursor, String kind) {
        await(server, () -> kinds(cursor).equals(List.of(kind)), "the feed to tell that the record is " + kind);
    }

    static void await(Server server, BooleanSupplier reached, String what) {
        int patience = server.configuration().patienceSeconds();
        long end = System.nanoTime() + patience * 1_000_000_000L;
        while (!reached.getAsBoolean()) {
            Expect.that(System.nanoTime() < end, what + " within " + patience + " s", "that it did not");
            pause();
        }
    }

    void correct(String patch) {
        Answer now = server.as(Persona.FIRST_NIGHTLY).get(incident.path());
        Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .call("PATCH", incident.path() + "?reason=entry-error&expectedVersion=" + now.text("/version"))
                        .body("application/merge-patch+json", patch)
                        .send(),
                200);
    }

    /** Closes what was opened; closing twice changes nothing. */
    void close() {
        SharingProfiles.choose(server, ELEMENTS, "members", "none");
    }

    /** The place behind everything that has happened. */
    String end() {
        String cursor = "";
        for (boolean complete = false; !complete; ) {
            JsonNode page = changes(cursor);
            cursor = page.path("nextCursor").asString("");
            complete = page.path("complete").asBoolean(false);
        }
        return cursor;
    }

    /** What happened to the record behind a place. */
    List<String> kinds(String cursor) {
        return changes(cursor)
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString("").equals(id))
                .map(one -> one.path("kind").asString(""))
                .toList();
    }

    private JsonNode changes(String cursor) {
        return Expect.status(
                        server.as(Persona.SECOND_NIGHTLY)
                                .get("/v1/shared-changes" + FOR_LEARNING + "&limit=500"
                                        + (cursor.isEmpty() ? "" : "&cursor=" + cursor)),
                        200)
                .json();
    }

    private String key() {
        return incident.content().path("localKey").asString("");
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Inconclusive("the run was stopped");
        }
    }
}
