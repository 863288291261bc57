package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What seats of the Executive Committee say: positions in a call for consensus, and papers in a ballot. */
@Component
public final class SeatVoices {

    private final UnitOfWork unitOfWork;
    private final AsOperator operator;
    private final SqlDecisions sql;
    private final Proposals proposals;
    private final DecisionReader readers;
    private final VoiceOfSeat speaking;

    SeatVoices(
            UnitOfWork unitOfWork,
            AsOperator operator,
            SqlDecisions sql,
            Proposals proposals,
            DecisionReader readers,
            VoiceOfSeat speaking) {
        this.unitOfWork = unitOfWork;
        this.operator = operator;
        this.sql = sql;
        this.proposals = proposals;
        this.readers = readers;
        this.speaking = speaking;
    }

    /**
     * A page of what seats say.
     *
     * @throws ProblemException {@code not-found} for whoever is neither a member nor an advisor nor keeps governance
     */
    public Mono<Page<SeatVoice>> list(Caller caller, Stage stage, UUID proposal, String after, int limit) {
        return unitOfWork.run(transaction -> filters(transaction, caller, stage, proposal)
                .flatMap(filters -> sql.voices.list(transaction, AsOperator.OWNER, filters, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(SeatVoice::last)));
    }

    /** What one seat says, and what it said before; {@code not-found} where nothing is to be seen. */
    public Mono<SeatVoice> get(Caller caller, Stage stage, UUID proposal, String member, @Nullable String teamKey) {
        return unitOfWork
                .run(transaction -> filters(transaction, caller, stage, proposal)
                        .flatMap(filters -> {
                            filters.add(new Filter("holder = ?", member));
                            if (teamKey != null) {
                                filters.add(new Filter("team_key = ?", teamKey));
                            }
                            // Of several seats of a member the one that spoke last, unless one is named.
                            return sql.voices.list(transaction, AsOperator.OWNER, filters, "", 20);
                        }))
                .flatMap(found -> found.isEmpty()
                        ? Mono.error(SqlGovernance::missing)
                        : withHistory(found.get(found.size() - 1)));
    }

    private Mono<SeatVoice> withHistory(StoredRecord voice) {
        return operator.run(transaction -> sql.voices
                .versions(transaction, AsOperator.OWNER, voice.id())
                .map(versions -> new SeatVoice(voice, versions)));
    }

    private Mono<List<Filter>> filters(Transaction transaction, Caller caller, Stage stage, UUID proposal) {
        return proposals.seen(transaction, caller, proposal).then(Mono.defer(() -> readers.sight(transaction, caller)
                .map(sight -> {
                    if (!sight.within()) {
                        throw SqlGovernance.missing();
                    }
                    var filters = new ArrayList<Filter>();
                    filters.add(new Filter("stage = ?", stage.code()));
                    filters.add(new Filter("proposal = ?", proposal));
                    if (stage == Stage.BALLOT && !sight.votes()) {
                        filters.add(new Filter("holder = ?", sight.member()));
                    }
                    return filters;
                })));
    }

    /**
     * Says something for a seat of the caller's member, in place of what it said before.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-057 for an advisor, by GOV-R-056 without a seat; {@code not-found} in
     *     the name of another member; {@code illegal-transition} while the stage is not open; {@code validation-failed} by GOV-R-058
     *     for an objection without a reason and by GOV-R-001; {@code version-mismatch} when the caller names an earlier version
     */
    public Mono<Stored<SeatVoice>> say(
            Caller caller,
            Stage stage,
            UUID proposal,
            String member,
            @Nullable String teamKey,
            ObjectNode content,
            RecordChange change) {
        return operator.run(transaction ->
                        speaking.say(caller, transaction, stage, proposal, member, teamKey, content, change))
                .flatMap(stored -> withHistory(stored.record()).map(voice -> stored.map(same -> voice)));
    }
}
