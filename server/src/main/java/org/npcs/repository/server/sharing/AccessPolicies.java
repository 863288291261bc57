package org.npcs.repository.server.sharing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.Jurisdiction;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.membership.OwnersDesk;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Choices;
import org.npcs.repository.server.sharing.policy.Reason;
import org.npcs.repository.server.sharing.policy.Terms;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The policies by which is decided: what counts of an owner now, or what would count. */
@Component
public final class AccessPolicies {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Jurisdictions jurisdictions;
    private final Agreements agreements;
    private final SharingProfiles profiles;
    private final SqlRecords table;
    private final SqlAgreements sql = new SqlAgreements();

    AccessPolicies(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            Jurisdictions jurisdictions,
            Agreements agreements,
            SharingProfiles profiles) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.jurisdictions = jurisdictions;
        this.agreements = agreements;
        this.profiles = profiles;
        this.table = SqlAgreements.records(unitOfWork);
    }

    /**
     * What to assume instead of what counts.
     *
     * @param agreement an agreement to take as executed
     * @param profile a profile to take as effective
     */
    public record Assumption(
            @Nullable UUID agreement, @Nullable ObjectNode profile) {

        /** Nothing but what counts. */
        public static final Assumption NONE = new Assumption(null, null);
    }

    /** What counts now. */
    public Mono<AccessPolicy> of(String owner) {
        return Mono.zip(terms(owner).map(Optional::of).defaultIfEmpty(Optional.empty()), standing(owner))
                .map(both -> new AccessPolicy(
                        both.getT1().orElse(null),
                        both.getT2().effective(),
                        both.getT2().version()))
                // A worker decides outside of any request.
                .contextWrite(context ->
                        context.hasKey(Session.class) ? context : context.put(Session.class, deciding(owner)));
    }

    /**
     * What would count, for the owner and the operator.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code not-found} for anybody else and for an
     *     agreement that the owner does not have, {@code validation-failed} for a profile that is not clear
     */
    public Mono<AccessPolicy> assuming(Caller caller, String owner, Assumption assumption) {
        var profile = assumption.profile();
        if (profile != null) {
            SharingProfileRules.require(profile, "/profile");
        }
        return OwnersDesk.of(caller, owner, jurisdictions, unitOfWork)
                .known()
                .then(Mono.defer(() -> of(owner)))
                .flatMap(now -> assumption.agreement() == null
                        ? Mono.just(now)
                        : agreements
                                .get(caller, owner, assumption.agreement())
                                .map(agreement -> new AccessPolicy(
                                        terms(String.valueOf(agreement.number()), agreement, Optional.empty()),
                                        now.choices(),
                                        now.profileVersion())))
                .map(policy -> profile == null
                        ? policy
                        : new AccessPolicy(
                                policy.terms(), Choices.ofProfile(profile, clock.now()), policy.profileVersion()));
    }

    private record Effective(Choices effective, int version) {}

    private Mono<Effective> standing(String owner) {
        return unitOfWork
                .run(deciding(owner), transaction -> profiles.beside(transaction, owner))
                .map(profile ->
                        new Effective(profile.effective(), profile.stored().version()))
                .defaultIfEmpty(new Effective(Choices.NONE, 0));
    }

    private Mono<Terms> terms(String owner) {
        return jurisdictions.get(owner).flatMap(member -> {
            var binding = Binding.of(owner, member);
            return binding == null
                    ? Mono.empty()
                    : agreement(binding).map(agreement -> terms(binding.told(owner), agreement, standing(agreement)));
        });
    }

    private Mono<Agreement> agreement(Binding binding) {
        return unitOfWork.run(
                deciding(binding.signer()),
                transaction -> sql.numbered(transaction, table, binding.signer(), binding.number()));
    }

    /** Which agreement binds an owner: its own, or that of one around it. */
    private record Binding(String signer, String number) {

        static @Nullable Binding of(String owner, Jurisdiction member) {
            var version = member.agreement().version();
            if (version == null) {
                return null;
            }
            var slash = version.indexOf('/');
            return slash < 0
                    ? new Binding(owner, version)
                    : new Binding(version.substring(0, slash), version.substring(slash + 1));
        }

        String told(String owner) {
            return signer.equals(owner) ? number : signer + '/' + number;
        }
    }

    private Optional<Reason> standing(Agreement agreement) {
        if (agreement.opensDataOn(clock.utcDay())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (agreement.stored().state()) {
                    case Agreement.SUSPENDED -> Reason.SUSPENDED;
                    case Agreement.EXECUTED -> Reason.NOT_IN_FORCE;
                    default -> Reason.NO_AGREEMENT;
                });
    }

    private static Terms terms(String number, Agreement agreement, Optional<Reason> standing) {
        var from = agreement.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        var since = agreement.signatures().stream()
                .map(Signature::notedAt)
                .reduce(from, (one, other) -> one.isAfter(other) ? one : other);
        return Terms.of(number, standing, agreement.stored().content(), since);
    }

    /** State of the agreement that binds an owner now; {@code none} when there never was one. */
    public Mono<String> agreementState(String owner) {
        return jurisdictions.get(owner).flatMap(member -> {
            var binding = Binding.of(owner, member);
            return binding == null
                    ? Mono.just("none")
                    : agreement(binding)
                            .map(found -> found.stateOn(clock.utcDay()))
                            .defaultIfEmpty("none");
        });
    }

    /** When it is decided. */
    public Instant now() {
        return clock.now();
    }

    /** Work of the decision itself, in the name of an owner. */
    static Session deciding(String owner) {
        return new Session(owner, "repository", "repository", "sharing");
    }
}
