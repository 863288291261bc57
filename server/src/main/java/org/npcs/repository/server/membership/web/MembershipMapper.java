package org.npcs.repository.server.membership.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.Client;
import org.npcs.repository.api.v1.model.Delegation;
import org.npcs.repository.api.v1.model.Jurisdiction;
import org.npcs.repository.api.v1.model.StandingVersion;
import org.npcs.repository.server.security.CallerStanding;
import org.npcs.repository.server.security.ClientKind;

/** Between the register and the contract. */
final class MembershipMapper {

    private MembershipMapper() {}

    static Jurisdiction jurisdiction(org.npcs.repository.server.membership.Jurisdiction jurisdiction) {
        return new Jurisdiction(jurisdiction.code(), jurisdiction.name(), jurisdiction.kind())
                .within(jurisdiction.within())
                .onePersonFinalisation(jurisdiction.onePersonFinalisation())
                .fiscalYearStart(jurisdiction.fiscalYearStart())
                .version(jurisdiction.version());
    }

    static org.npcs.repository.server.membership.Jurisdiction jurisdiction(Jurisdiction sent) {
        var draft = new org.npcs.repository.server.membership.Jurisdiction.Standing(null, "draft");
        return new org.npcs.repository.server.membership.Jurisdiction(
                sent.getCode(),
                sent.getName(),
                sent.getKind(),
                sent.getWithin(),
                Boolean.TRUE.equals(sent.getOnePersonFinalisation()),
                sent.getFiscalYearStart(),
                draft,
                draft,
                1);
    }

    static StandingVersion standing(org.npcs.repository.server.membership.Jurisdiction.Standing standing) {
        return new StandingVersion(standing.state()).version(standing.version());
    }

    static Client client(CallerStanding.Client client) {
        return new Client(client.clientId(), client.name(), client.kind().code(), sorted(client.scopes()))
                .jurisdiction(client.jurisdiction())
                .keyExpiresOn(client.keyExpiresOn())
                .state(client.state())
                .version(client.version());
    }

    static CallerStanding.Client client(Client sent, @Nullable String owner) {
        return new CallerStanding.Client(
                sent.getClientId(),
                sent.getName(),
                ClientKind.valueOf(sent.getKind().toUpperCase(Locale.ROOT)),
                owner == null ? sent.getJurisdiction() : owner,
                Set.copyOf(sent.getScopes()),
                sent.getKeyExpiresOn(),
                "active",
                1);
    }

    /** A granted delegation whose last day has passed shows as expired. */
    static Delegation delegation(CallerStanding.Delegation delegation, LocalDate today) {
        var expired = delegation.state().equals("granted") && today.isAfter(delegation.until());
        return new Delegation(
                        delegation.id(),
                        delegation.jurisdiction(),
                        delegation.clientId(),
                        sorted(delegation.scopes()),
                        delegation.from(),
                        delegation.until(),
                        expired ? "expired" : delegation.state(),
                        delegation.version())
                .grantedBy(delegation.grantedBy());
    }

    static List<String> sorted(Set<String> scopes) {
        return scopes.stream().sorted().toList();
    }
}
