package org.npcs.repository.conformance.provider.support;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** What the repository offers after a grave incident. Offers are counted, so that these checks come one after the other. */
final class Offers {

    private static final int PAGE = 100;
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final long PAUSE_NANOS = 200_000_000L;
    private static final long SETTLED_NANOS = 1_000_000_000L;
    private static final int TOO_OLD = 30;
    private static final String NEAR_FATALITY = "near-fatality";
    private static final List<String> GRAVE = List.of("fatality", NEAR_FATALITY, "serious-injury");

    @Requirement(
            value = "SUP-001",
            lookFirst = "Whether the kind and the date of awareness of a first version are read.")
    synchronized void aGraveIncidentBringsOneOffer(Server server) {
        int before = count(server);
        store(server, NEAR_FATALITY, TOO_OLD);
        int wanted = before;
        long longest = 0;
        for (String kind : GRAVE) {
            store(server, kind, 0);
            wanted++;
            longest = Math.max(longest, until(server, wanted));
        }
        stays(server, wanted, longest);
    }

    @Requirement(value = "SUP-002", lookFirst = "Whether the owner of the address is the caller.")
    synchronized void anOfferIsItsOwnersAlone(Server server) {
        int before = count(server);
        store(server, NEAR_FATALITY, 0);
        until(server, before + 1);
        for (Persona persona : List.of(Persona.SECOND_ADMIN, Persona.STEWARD)) {
            if (!server.configuration().clientId(persona).isEmpty()) {
                Expect.problem(server.as(persona).get(path(server)), 404, "not-found");
            }
        }
        List<String> ids = Pages.all(server.as(Persona.FIRST_ADMIN), path(server) + "?limit=100", PAGE, "/id");
        Answer declined = server.as(Persona.SECOND_ADMIN)
                .post(path(server) + "/" + ids.get(ids.size() - 1) + "/transitions")
                .json(server.invented().object().put("to", "declined"))
                .send();
        Expect.problem(declined, 404, "not-found");
    }

    @Requirement(value = "SUP-003", lookFirst = "Whether an incident asks for the profile of its owner.")
    synchronized void whoMutesIsOfferedNothing(Server server) {
        int before = count(server);
        mute(server, true);
        try {
            store(server, NEAR_FATALITY, 0);
        } finally {
            mute(server, false);
        }
        store(server, NEAR_FATALITY, 0);
        long first = until(server, before + 1);
        store(server, NEAR_FATALITY, 0);
        stays(server, before + 2, Math.max(first, until(server, before + 2)));
    }

    private static void mute(Server server, boolean muted) {
        String path = "/v1/jurisdictions/" + server.first() + "/support-profile";
        Answer known = Expect.status(server.as(Persona.FIRST_ADMIN).get(path), 200);
        ObjectNode profile = server.invented().object().put("offers", !muted);
        profile.set("helpsWith", known.json().path("helpsWith"));
        Expect.status(
                server.as(Persona.FIRST_ADMIN)
                        .put(path + "?expectedVersion=" + known.text("/version"))
                        .json(profile)
                        .send(),
                200,
                201);
    }

    private static void store(Server server, String kind, int daysAgo) {
        String key = server.invented().key();
        LocalDate aware = server.today().minusDays(daysAgo);
        ObjectNode incident = server.invented().incident(key).put("awareDate", aware.toString());
        incident.putArray("determinations").add(server.invented().determination(1, kind, aware));
        Answer stored = server.as(Persona.FIRST_NIGHTLY)
                .put("/v1/jurisdictions/" + server.first() + "/incidents/" + key)
                .json(incident)
                .send();
        Expect.status(stored, 201);
    }

    private static String path(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/support-offers";
    }

    private static int count(Server server) {
        return Pages.all(server.as(Persona.FIRST_ADMIN), path(server) + "?limit=100", PAGE, "/id")
                .size();
    }

    /** Waits for a number of offers and returns how long that took. */
    private static long until(Server server, int wanted) {
        long start = System.nanoTime();
        long end = start + LONGEST_NANOS;
        while (count(server) < wanted && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        Expect.equal("the number of offers within a minute", wanted, count(server));
        return System.nanoTime() - start;
    }

    /** Expects that no more offers follow for twice as long as one has taken: another one may have come in its stead. */
    private static void stays(Server server, int wanted, long longest) {
        LockSupport.parkNanos(Math.max(SETTLED_NANOS, 2 * longest));
        Expect.equal("the number of offers", wanted, count(server));
    }
}
