package org.npcs.repository.server.membership.token;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Digests;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.AddressRange;
import org.npcs.repository.server.security.AnalystTokenText;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The analyst tokens of members: made with a secret that is told once, listed without it, and revoked. */
@Component
public final class AnalystTokens {

    private static final int LONGEST_DAYS = 90;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Digests digests;
    private final SqlRecords table;
    private final SqlAnalystTokens secrets = new SqlAnalystTokens();
    private final SecureRandom random = new SecureRandom();

    /**
     * A token that was made.
     *
     * @param record the token
     * @param secret its text; null when it was told before
     */
    public record Issued(AnalystToken record, @Nullable String secret) {

        @Override
        public String toString() {
            return "Issued " + record.stored().id();
        }
    }

    AnalystTokens(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, Digests digests) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.digests = digests;
        this.table = SqlAnalystTokens.records(unitOfWork);
    }

    /** The present day, by which states are told. */
    public LocalDate today() {
        return clock.utcDay();
    }

    /**
     * Makes a token.
     *
     * @throws ProblemException {@code invalid-parameter} for a last day that is over or too far ahead, or for what is no range
     */
    public Mono<Issued> create(Caller caller, String owner, ObjectNode content) {
        caller.own(owner);
        requireSound(content);
        return requests.once(
                made -> made.record().stored().id().toString(),
                id -> get(caller, owner, UUID.fromString(id)).map(known -> new Issued(known, null)),
                () -> unitOfWork.run(transaction -> {
                    var id = UUID.randomUUID().toString();
                    var client = caller.client().clientId();
                    var first = StoredRecord.first(owner, id, AnalystToken.ACTIVE, content, clock.now(), client)
                            .withFacets(Map.of("made_with", client));
                    var secret = AnalystTokenText.draw(random);
                    return table.insert(transaction, first)
                            .flatMap(stored -> secrets.keep(transaction, stored, digest(digests, secret))
                                    .thenReturn(new Issued(new AnalystToken(stored, null), secret)));
                }));
    }

    private void requireSound(ObjectNode content) {
        var last = LocalDate.parse(content.path("expiresOn").asString(""));
        var today = today();
        if (last.isBefore(today) || last.isAfter(today.plusDays(LONGEST_DAYS))) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("expiresOn")
                    .detail("The last day is today or later, and at most 90 days ahead."));
        }
        if (content.path("addressRanges").valueStream().anyMatch(one -> AddressRange.of(one.asString(""))
                .isEmpty())) {
            throw ProblemException.of(
                    ProblemCode.INVALID_PARAMETER,
                    d -> d.parameter("addressRanges")
                            .detail(
                                    "Write a range as an address, a slash and the number of leading bits, such as 192.0.2.0/24."));
        }
    }

    /** A page of tokens in the order in which they were made. */
    public Mono<Page<AnalystToken>> list(Caller caller, String owner, String after, int limit) {
        caller.own(owner);
        return unitOfWork.run(transaction -> table.list(transaction, owner, List.of(), after, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()))
                .flatMap(page -> secrets.lastUses(
                                transaction,
                                owner,
                                page.items().stream().map(StoredRecord::id).toList())
                        .map(uses -> page.map(row -> new AnalystToken(row, uses.get(row.id()))))));
    }

    /** One token; {@code not-found}. */
    public Mono<AnalystToken> get(Caller caller, String owner, UUID id) {
        caller.own(owner);
        return unitOfWork.run(transaction -> table.read(id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .flatMap(row -> used(transaction, row)));
    }

    /**
     * Revokes a token. A request that begins after this has completed is refused, on every instance.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition}, or {@code invalid-parameter} without a reason
     */
    public Mono<AnalystToken> transition(Caller caller, String owner, UUID id, String to, @Nullable String reason) {
        caller.own(owner);
        return requests.once(
                moved -> id.toString(),
                same -> get(caller, owner, id),
                () -> unitOfWork.run(transaction -> table.lock(transaction, owner, id)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(stored -> {
                            AnalystToken.STATES.require(new AnalystToken(stored, null).state(today()), to);
                            if (reason == null) {
                                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                                        .detail("This step needs a reason of the code system change-reason."));
                            }
                            var client = caller.client().clientId();
                            return table.update(
                                    transaction, stored.next(to, stored.content(), reason, clock.now(), client));
                        })
                        .flatMap(row -> used(transaction, row))));
    }

    private Mono<AnalystToken> used(Transaction transaction, StoredRecord row) {
        return secrets.lastUses(transaction, row.jurisdiction(), List.of(row.id()))
                .map(uses -> new AnalystToken(row, uses.get(row.id())));
    }

    /** Under what a secret is kept: whoever has a copy of the database cannot make a token from it. */
    static String digest(Digests digests, String secret) {
        return digests.of("analyst-token", secret);
    }
}
