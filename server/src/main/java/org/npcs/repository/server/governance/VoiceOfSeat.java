package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Stores what a seat says, while its stage is open; the running transaction works for the operator's tenant. */
@Component
final class VoiceOfSeat {

    private final RepositoryClock clock;
    private final SqlDecisions sql;
    private final KeptRecords kept;
    private final Seats seats;
    private final CharterInForce charters;

    VoiceOfSeat(RepositoryClock clock, SqlDecisions sql, KeptRecords kept, Seats seats, CharterInForce charters) {
        this.clock = clock;
        this.sql = sql;
        this.kept = kept;
        this.seats = seats;
        this.charters = charters;
    }

    Mono<Stored<StoredRecord>> say(
            Caller caller,
            Transaction transaction,
            Stage stage,
            UUID proposal,
            String member,
            @Nullable String teamKey,
            ObjectNode content,
            RecordChange change) {
        var now = clock.now();
        return charters.at(transaction, now)
                .flatMap(charter -> seats.advisors(transaction, now).flatMap(advisors -> {
                    if (advisors.stream()
                            .anyMatch(one -> caller.client().clientId().equals(one.clientId()))) {
                        throw CharterRefusal.of(charter, "GOV-R-057", "");
                    }
                    caller.own(member);
                    return open(transaction, stage, proposal)
                            .then(Mono.defer(() -> seats.sitting(transaction, Seats.EXECUTIVE, now)))
                            .map(sitting -> seat(charter, sitting, advisors, member, teamKey))
                            .flatMap(seat -> {
                                GovernanceRules.require(faults(content));
                                return stored(caller, transaction, stage, proposal, seat, content, change);
                            });
                }));
    }

    /** Locks the proposal, so that nothing is said while the stage is closed. */
    private Mono<StoredRecord> open(Transaction transaction, Stage stage, UUID proposal) {
        return sql.proposals
                .lock(transaction, AsOperator.OWNER, proposal)
                .filter(found -> !Integer.valueOf(0).equals(found.facets().get("round")))
                .switchIfEmpty(Mono.error(SqlGovernance::missing))
                .doOnNext(found -> {
                    if (!found.state().equals(stage.state())) {
                        throw ProposalStates.OF_COMMITTEE.illegal(found.state());
                    }
                });
    }

    private static Holder seat(
            Charter charter, List<Seat> sitting, List<RoleHolder> advisors, String member, @Nullable String teamKey) {
        var own = sitting.stream()
                .map(Seat::holder)
                .filter(holder -> holder.code().equals(member))
                .filter(holder -> teamKey == null || teamKey.equals(holder.teamKey()))
                .toList();
        if (own.isEmpty()) {
            throw CharterRefusal.of(charter, "GOV-R-056", "");
        }
        if (own.size() > 1) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, details -> details.parameter("teamKey")
                    .detail("Name one of the seats of the member."));
        }
        var holder = own.get(0);
        if (advisors.stream().anyMatch(advisor -> advisor.is(holder))) {
            throw CharterRefusal.of(charter, "GOV-R-057", "");
        }
        return holder;
    }

    private static List<Finding> faults(ObjectNode content) {
        var findings = new ArrayList<>(GovernanceRules.suspected(content, "/reason"));
        if (content.path("position").asString("").equals("object") && !content.has("reason")) {
            findings.add(GovernanceRules.finding("GOV-R-058", "/reason"));
        }
        return findings;
    }

    private Mono<Stored<StoredRecord>> stored(
            Caller caller,
            Transaction transaction,
            Stage stage,
            UUID proposal,
            Holder seat,
            ObjectNode content,
            RecordChange change) {
        var key = stage.code() + "/" + proposal + "/" + seat.code() + "/" + seat.teamKey();
        Map<String, Object> facets = Map.of(
                "stage",
                stage.code(),
                "proposal",
                proposal,
                "holder",
                seat.code(),
                "team_key",
                seat.teamKey(),
                "said",
                content.path(stage.member()).asString(""));
        var statement = new KeptRecords.Statement(key, "given", content, facets);
        return sql.voices
                .lock(transaction, AsOperator.OWNER, key)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> found.isPresent() && !change.precondition().createOnly()
                        ? replaced(caller, transaction, found.get(), statement, change)
                        : kept.put(transaction, sql.voices, caller, statement, change));
    }

    /** Another paper replaces the one before, whether or not the caller names it; one that is named must be current. */
    private Mono<Stored<StoredRecord>> replaced(
            Caller caller,
            Transaction transaction,
            StoredRecord before,
            KeptRecords.Statement statement,
            RecordChange change) {
        change.precondition().requireCurrent(before, statement.content());
        if (before.content().equals(statement.content())) {
            return Mono.just(new Stored<>(before, Outcome.UNCHANGED, List.of()));
        }
        return sql.voices
                .update(
                        transaction,
                        kept.next(caller, before, statement.state(), statement.content(), statement.facets()))
                .map(stored -> new Stored<>(stored, Outcome.UPDATED, List.of()));
    }
}
