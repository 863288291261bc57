package org.npcs.repository.server.culture;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.npcs.repository.contract.definition.CultureInstrument;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Digests;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Invitations to a wave that is collected here, and the answers that spend them. Neither leaves a trace of the other. */
@Component
public final class Invitations {

    private static final int BYTES = 32;

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests requests;
    private final Digests digests;
    private final SqlCulture table;
    private final SqlCollection collection = new SqlCollection();
    private final SecureRandom random = new SecureRandom();

    /**
     * Tokens as they are told once.
     *
     * @param issued how many the unit has got in all
     * @param tokens the new ones; none where the request is repeated
     */
    public record Issued(int issued, List<String> tokens) {}

    Invitations(UnitOfWork unitOfWork, IdempotentRequests requests, Digests digests, SqlCulture table) {
        this.unitOfWork = unitOfWork;
        this.requests = requests;
        this.digests = digests;
        this.table = table;
    }

    /**
     * Issues invitations for a unit of an open wave.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} or {@code validation-failed}
     */
    public Mono<Issued> issue(Caller caller, String member, int year, String unit, int count) {
        caller.own(member);
        return requests.once(
                issued -> String.valueOf(issued.issued()),
                earlier -> Mono.just(new Issued(Integer.parseInt(earlier), List.of())),
                () -> unitOfWork.run(transaction ->
                        table.lock(transaction, member, year).flatMap(wave -> issue(transaction, wave, unit, count))));
    }

    private Mono<Issued> issue(Transaction transaction, CultureWave wave, String unit, int count) {
        var member = wave.stored().jurisdiction();
        if (!wave.stored().state().equals(CultureWave.OPEN) || !wave.collectedHere()) {
            throw CultureWave.STATES.illegal(wave.stored().state());
        }
        var eligible = wave.units().get(unit);
        if (eligible == null) {
            throw Faults.refused(List.of(Faults.finding(
                    "STR-NAMED", "/unit", List.copyOf(wave.units().keySet()))));
        }
        var tokens = IntStream.range(0, count).mapToObj(i -> token()).toList();
        return collection
                .issue(transaction, member, wave.year(), unit, count, eligible)
                .switchIfEmpty(Mono.error(() -> Faults.refused(List.of(Faults.finding("CUL-R-007", "/count")))))
                .delayUntil(issued -> collection.keep(
                        transaction,
                        member,
                        wave.year(),
                        unit,
                        tokens.stream()
                                .map(token -> digest(member, wave.year(), token))
                                .toList()))
                .map(issued -> new Issued(issued, tokens));
    }

    private String token() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String digest(String member, int year, String token) {
        return digests.of("culture-invitation", member + '/' + year + '/' + token);
    }

    /**
     * Counts an answer and spends its token, in one transaction that notes nobody and nothing else.
     *
     * @throws ProblemException {@code invitation-refused}, or {@code validation-failed}, which leaves the token unspent
     */
    public Mono<Boolean> answer(ObjectNode answer) {
        var member = answer.path("jurisdiction").asString("");
        int year = answer.path("year").asInt();
        var token = digest(member, year, answer.path("token").asString(""));
        return unitOfWork
                .run(new Session(member, "anyone", "anyone", ""), transaction -> open(transaction, member, year)
                        .doOnNext(instrument -> Faults.require(CultureRules.ofAnswer(instrument, answer)))
                        .flatMap(instrument -> collection
                                .spend(transaction, member, year, token)
                                .flatMap(unit -> add(transaction, member, year, unit, instrument, answer))))
                .switchIfEmpty(Mono.error(Invitations::refused));
    }

    private static ProblemException refused() {
        return ProblemException.of(ProblemCode.INVITATION_REFUSED);
    }

    /** The instrument of a wave that is open, which does not close meanwhile. */
    private Mono<CultureInstrument> open(Transaction transaction, String member, int year) {
        return collection
                .holdOpen(transaction, member, year)
                .flatMap(found -> table.beside(transaction, member, year))
                .filter(CultureWave::collectedHere)
                .map(CultureWave::instrument);
    }

    private Mono<Boolean> add(
            Transaction transaction,
            String member,
            int year,
            String unit,
            CultureInstrument instrument,
            ObjectNode answer) {
        var values = new java.util.HashMap<String, Integer>();
        answer.path("items")
                .forEach(one -> values.put(
                        one.path("item").asString(""), one.path("value").asInt()));
        var scores = instrument.scores(values);
        var told = instrument.scales().stream()
                .filter(scale -> scores.containsKey(scale.id()))
                .map(scale -> {
                    double score = scores.getOrDefault(scale.id(), 0.0);
                    return new SqlCollection.Score(scale.id(), score, scale.agrees(score));
                })
                .toList();
        return collection.add(transaction, member, year, unit, told).thenReturn(true);
    }
}
