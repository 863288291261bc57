package org.npcs.repository.conformance.provider;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The releases that the checks of one run share: building one takes a while, and a published one stays. */
public final class Releases {

    private static final String COLLECTION = "/v1/releases";
    private static final int PATIENCE_SECONDS = 240;
    private static final int PAUSE_MILLIS = 300;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String published;
    private @Nullable JsonNode draft;

    Releases() {}

    /**
     * Returns a release that answers: one that is published already, or else one that two stewards build and publish.
     *
     * @throws Skipped when there is none and nobody may publish one
     */
    public String published(Server server) {
        lock.lock();
        try {
            String known = published;
            if (known == null) {
                known = newest(server);
                if (known.isEmpty()) {
                    requireStewards(server, SkipReason.NO_RELEASE);
                    known = publish(
                            server,
                            built(server, lastEnded(server), "").path("id").asString(""));
                }
                published = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Returns a release that waits for its second person, as it was answered when it was built. Nobody publishes it. */
    public JsonNode draft(Server server) {
        published(server);
        lock.lock();
        try {
            JsonNode known = draft;
            if (known == null) {
                requireStewards(server, SkipReason.NO_STEWARD);
                known = built(server, lastEnded(server), "");
                draft = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Runs steps between which no other check may publish a release. */
    public void alone(Runnable steps) {
        lock.lock();
        try {
            steps.run();
        } finally {
            lock.unlock();
        }
    }

    /** Returns a period of which releases come and go: the year before, so that the latest release stays what it is. */
    public String passing(Server server) {
        String base = lastEnded(server);
        return Integer.parseInt(base.substring(0, 4)) - 1 + base.substring(4);
    }

    /** Builds a release and waits until it awaits its second person; one of them at a time. */
    public JsonNode build(Server server, String base, String asOf) {
        requireStewards(server, SkipReason.NO_STEWARD);
        lock.lock();
        try {
            return built(server, base, asOf);
        } finally {
            lock.unlock();
        }
    }

    /** Publishes a release as the second steward and returns its identifier. */
    public String publish(Server server, String id) {
        Answer answer = move(server, Persona.SECOND_STEWARD, id, "published", "");
        if (answer.status() != 200) {
            throw new Inconclusive("a published release was needed and answered " + Expect.described(answer));
        }
        return id;
    }

    /** Moves a release; an empty reason is not sent. */
    public Answer move(Server server, Persona persona, String id, String to, String reason) {
        ObjectNode step = server.invented().object().put("to", to);
        if (!reason.isEmpty()) {
            step.put("reason", reason);
        }
        return server.as(persona)
                .post(COLLECTION + "/" + id + "/transitions")
                .json(step)
                .send();
    }

    /** Asks for a release of a base. */
    public Answer ask(Server server, Persona persona, String base, String asOf) {
        ObjectNode request = server.invented().object().put("base", base);
        if (!asOf.isEmpty()) {
            request.put("asOf", asOf);
        }
        return server.as(persona).post(COLLECTION).json(request).send();
    }

    /** Returns the last period of the calendar of which a release may be built. */
    public String lastEnded(Server server) {
        return calendar(server, false);
    }

    /** Returns the last period of the calendar of which none may be built yet. */
    public String lastOpen(Server server) {
        return calendar(server, true);
    }

    private static String calendar(Server server, boolean open) {
        String base = "";
        for (JsonNode due : Expect.status(server.as(Persona.FIRST_ANALYST).get("/v1/release-calendar"), 200)
                .json()
                .path("periods")) {
            if (due.path("state").asString("").equals("open") == open) {
                base = due.path("base").asString("");
            }
        }
        if (base.isEmpty()) {
            throw new Inconclusive("the calendar has no period that is " + (open ? "open" : "closed"));
        }
        return base;
    }

    private static String newest(Server server) {
        return Expect.status(server.as(Persona.FIRST_ANALYST).get(COLLECTION + "?state=published"), 200)
                .text("/items/0/id");
    }

    private JsonNode built(Server server, String base, String asOf) {
        Answer asked = ask(server, Persona.STEWARD, base, asOf);
        if (asked.status() != 201) {
            throw new Inconclusive("a release was needed and answered " + Expect.described(asked));
        }
        String id = asked.text("/id");
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        JsonNode now = asked.json();
        while (!now.path("state").asString("").equals("awaiting-second")) {
            String state = now.path("state").asString("");
            if (!state.equals("building") && !state.equals("in-control") || System.nanoTime() > end) {
                throw new Inconclusive("a release was needed and is " + state + " after its building began");
            }
            pause();
            now = Expect.status(server.as(Persona.STEWARD).get(COLLECTION + "/" + id), 200)
                    .json();
        }
        return now;
    }

    private static void requireStewards(Server server, SkipReason reason) {
        if (server.configuration().clientId(Persona.STEWARD).isEmpty()
                || server.configuration().clientId(Persona.SECOND_STEWARD).isEmpty()) {
            throw new Skipped(reason);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Inconclusive("the run was stopped");
        }
    }
}
