package org.npcs.repository.server.governance;

import org.jspecify.annotations.Nullable;

/**
 * Who is invited or told, and in which capacity.
 *
 * @param capacity code of the code system {@code invitation-capacity}
 * @param code code of the member, or key of the organisation
 * @param teamKey position, or null for the whole
 * @param clientId client that acts for an organisation, or null
 */
public record Invited(
        String capacity,
        String code,
        @Nullable String teamKey,
        @Nullable String clientId) {

    static final String SEAT = "seat";
    static final String MEMBER = "member";

    static Invited seat(Seat seat) {
        return new Invited(SEAT, seat.holder().code(), seat.holder().teamKey(), null);
    }

    static Invited role(RoleHolder role) {
        return new Invited(role.kind(), role.organisation(), role.teamKey(), role.clientId());
    }

    /** Whether it is a member, and no other organisation. */
    public boolean ofMember() {
        return Character.isUpperCase(code.charAt(0));
    }

    /** What tells it from others that are invited. */
    String place() {
        return code + " " + (teamKey == null ? "" : teamKey);
    }
}
