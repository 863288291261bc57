package org.npcs.repository.server.governance;

import org.jspecify.annotations.Nullable;

/**
 * Who sits, leads or advises: never a person, but a position of a member or of another organisation.
 *
 * @param code code of the member, or key of the organisation in small letters
 * @param teamKey opaque key of the position, which stands for the time of one person in it
 */
public record Holder(String code, String teamKey) {

    /** Whether it is a position in the team of a member. */
    public boolean ofMember() {
        return Character.isUpperCase(code.charAt(0));
    }

    /** The member, or null for another organisation. */
    public @Nullable String jurisdiction() {
        return ofMember() ? code : null;
    }

    /** The organisation, or null for a member. */
    public @Nullable String organisation() {
        return ofMember() ? null : code;
    }
}
