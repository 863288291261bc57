package org.npcs.repository.server.membership.partnership;

import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.membership.OwnersDesk;
import org.npcs.repository.server.membership.golive.GoLives;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells what is missing until a jurisdiction takes part, to itself and the operator's side. */
@Component
public final class Onboardings {

    private final GoLives ways;
    private final Memberships memberships;
    private final Jurisdictions jurisdictions;
    private final UnitOfWork unitOfWork;
    private final SqlMemberships sql = new SqlMemberships();

    Onboardings(GoLives ways, Memberships memberships, Jurisdictions jurisdictions, UnitOfWork unitOfWork) {
        this.ways = ways;
        this.memberships = memberships;
        this.jurisdictions = jurisdictions;
        this.unitOfWork = unitOfWork;
    }

    /** The way of one jurisdiction; {@code not-found} for anybody but itself and the operator's side. */
    public Mono<Onboarding> of(Caller caller, String code) {
        if (caller.client().kind() != ClientKind.OPERATOR && !code.equals(caller.jurisdiction())) {
            return Mono.error(Faults::missing);
        }
        return ways.get(caller, code).flatMap(live -> memberships.get(code).flatMap(membership -> OwnersDesk.of(
                        caller, code, jurisdictions, unitOfWork)
                .work(transaction -> sql.prepared(transaction, code))
                .map(prepared -> Onboarding.of(live, membership, prepared.get(0), prepared.get(1)))));
    }
}
