package org.npcs.repository.server.exchange.period;

import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What rates of one member are taken of, by period. */
@Component
public final class Denominators {

    private static final String STATED = "stated";

    private final UnitOfWork unitOfWork;
    private final ReportingPeriods periods;
    private final RepositoryClock clock;
    private final SqlRecords table;
    private final Statements statements;

    Denominators(UnitOfWork unitOfWork, ReportingPeriods periods, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.periods = periods;
        this.clock = clock;
        this.table = SqlPeriods.denominators(unitOfWork);
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** One denominator of a period. */
    public Mono<StoredRecord> get(String owner, String period, String denominator) {
        requireKnown(denominator);
        return periods.names(owner)
                .flatMap(names -> statements.get(names.period(period).id() + "/" + denominator));
    }

    /** A page of the denominators of a period in the order of first storing. */
    public Mono<Page<StoredRecord>> list(String owner, String period, String after, int limit) {
        return periods.names(owner)
                .flatMap(names -> unitOfWork.run(transaction -> table.list(
                        transaction,
                        owner,
                        List.of(new SqlRecords.Filter(
                                "period = ?", names.period(period).id())),
                        after,
                        limit + 1)))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /** States a denominator. */
    public Mono<Stored<StoredRecord>> put(
            Caller caller, String periodId, String denominator, ObjectNode content, RecordChange change) {
        requireKnown(denominator);
        return periods.names(caller.owner()).flatMap(names -> {
            var period = names.period(periodId).id();
            var first = StoredRecord.first(
                            caller.owner(),
                            period + "/" + denominator,
                            STATED,
                            content,
                            clock.now(),
                            caller.client().clientId())
                    .withFacets(Map.of("period", period, "denominator", denominator));
            return statements.put(first, before -> STATED, change);
        });
    }

    private static void requireKnown(String denominator) {
        var codes = Definitions.published().codeSystem("denominator").orElseThrow();
        if (codes.find(denominator).isEmpty()) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("denominator")
                    .allowed(codes.codes().stream().map(Code::code).toList()));
        }
    }
}
