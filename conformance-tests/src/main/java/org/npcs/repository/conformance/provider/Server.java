package org.npcs.repository.conformance.provider;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.contract.AnswerSchemas;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.http.Exchange;
import org.npcs.repository.conformance.http.Recorded;
import org.npcs.repository.conformance.http.Sender;
import org.npcs.repository.conformance.run.Recorder;

/** The server as one check sees it: requests as personas, invented documents, and a record of what was exchanged. */
public final class Server implements Recorder {

    /** What all checks of a run share. */
    static final class Shared {
        final Function<String, Sender> senders;
        final InstantSource clock;
        final boolean recorded;
        final Configuration configuration;
        final Tokens tokens;
        final AnswerSchemas schemas;
        final long seed;
        final List<String> violations = Collections.synchronizedList(new ArrayList<>());
        final Instruments instruments = new Instruments();
        final Releases releases = new Releases();
        final Set<String> reserved = ConcurrentHashMap.newKeySet();

        /** Checks that reach a server or its recording, each through its own sender; tokens are asked for by another one. */
        Shared(
                Function<String, Sender> senders,
                Sender issuer,
                InstantSource clock,
                boolean recorded,
                Configuration configuration,
                long seed) {
            this.senders = senders;
            this.clock = clock;
            this.recorded = recorded;
            this.configuration = configuration;
            this.tokens = new Tokens(issuer, configuration);
            this.schemas = AnswerSchemas.published();
            this.seed = seed;
        }
    }

    private final Shared shared;
    private final Sender sender;
    private final Invented invented;
    private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());

    Server(Shared shared, String check) {
        this.shared = shared;
        this.sender = shared.senders.apply(check);
        this.invented = new Invented(shared.seed, check);
    }

    /** Returns the door through which a persona calls. */
    public Door as(Persona persona) {
        return new Door(this, persona, shared.tokens);
    }

    /** Returns invented documents; each check has its own. */
    public Invented invented() {
        return invented;
    }

    /** Returns the steps that bring a record into being. */
    public Given given() {
        return new Given(this);
    }

    /** Returns the present instant by the clock of the server, which may not be that of this machine. */
    public Instant now() {
        String told = as(Persona.ANYBODY).get("/v1").text("/meta/at");
        return told.isEmpty() ? shared.clock.instant() : Instant.parse(told);
    }

    /** Returns the calendar date in UTC, by the clock of the server. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /**
     * Requires a server, not its recording, for what no recording holds.
     *
     * @param needed what that is, in words
     * @throws Inconclusive when the run is judged again from its recording
     */
    public void requireLive(String needed) {
        if (shared.recorded) {
            throw new Inconclusive(needed + " is in no recording");
        }
    }

    /** Returns who is configured. */
    public Configuration configuration() {
        return shared.configuration;
    }

    /** Returns the access tokens. */
    public Tokens tokens() {
        return shared.tokens;
    }

    /** Returns the code of the first member. */
    public String first() {
        return shared.configuration.firstJurisdiction();
    }

    /** Returns the code of the second member. */
    public String second() {
        return shared.configuration.secondJurisdiction();
    }

    /** Returns an instrument version that this server has published. */
    public Instrument instrument() {
        return shared.instruments.any(this);
    }

    /** Returns the releases that the checks of a run share. */
    public Releases releases() {
        return shared.releases;
    }

    /** Takes a place for one check of this run; returns false when another one has it. */
    public boolean reserve(String place) {
        return shared.reserved.add(place);
    }

    @Override
    public List<Exchange> exchanges() {
        synchronized (exchanges) {
            return List.copyOf(exchanges);
        }
    }

    Answer send(Persona persona, Call call) {
        return sender.send(persona.toString(), call, this::record);
    }

    private void record(Recorded recorded) {
        exchanges.add(recorded.exchange());
        Answer answer = recorded.answer();
        if (answer != null) {
            shared.violations.addAll(shared.schemas.violations(recorded.call(), answer));
        }
    }
}
