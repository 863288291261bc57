package org.npcs.repository.server.audit;

import java.util.Objects;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The trails as their owners read them. A reading is an entry itself. */
@Component
public final class AuditTrails {

    private final UnitOfWork unitOfWork;
    private final SqlAuditTrail table = new SqlAuditTrail();

    AuditTrails(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /**
     * The trail of an address, when it is the caller's own.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code not-found} for any other
     */
    public static String own(Caller caller, String addressed) {
        var operators = Session.OPERATOR.code();
        return caller.client().kind() == ClientKind.OPERATOR && addressed.equals(operators)
                ? operators
                : caller.own(addressed);
    }

    /** A page in the order of the chain, up to what there was when the first page was read. */
    public Mono<Page<Chained>> list(String owner, AuditFilter filter, String after, int limit) {
        return unitOfWork.run(transaction -> (after.isEmpty()
                        ? table.last(transaction, owner).map(last -> new Position(AuditEntry.Place.BEGIN, last))
                        : Mono.just(Position.of(after)))
                .flatMap(
                        position -> table.list(transaction, owner, filter, position.place(), position.last(), limit + 1)
                                .map(rows -> Page.of(rows, limit, row -> position.at(row)))
                                .delayUntil(page -> table.noted(
                                        transaction, "list", page.items().size()))));
    }

    private record Position(AuditEntry.Place place, long last) {

        static Position of(String text) {
            var parts = text.split(" ");
            return new Position(
                    new AuditEntry.Place(parts[0], Long.parseLong(parts[1])),
                    Long.parseLong(Objects.requireNonNull(parts[2])));
        }

        String at(Chained row) {
            return row.entry().place().transaction() + " " + row.entry().place().id() + " " + last;
        }
    }
}
