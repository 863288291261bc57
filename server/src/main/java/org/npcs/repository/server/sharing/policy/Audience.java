package org.npcs.repository.server.sharing.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who sees, of the code system {@code sharing-audience}; each sees at least what those see that it belongs to. */
public enum Audience {
    /** Everybody. */
    PUBLIC,
    /** All members. */
    MEMBERS,
    /** A member that holds a copy of the same event. */
    LINKED_MEMBER,
    /** The operator of the repository. */
    STEWARD,
    /** Analysts of members. */
    ANALYSTS,
    /** Researchers with a protocol. */
    RESEARCHERS;

    /** The audiences in the order in which they are told. */
    public static final List<Audience> TOLD = List.of(LINKED_MEMBER, STEWARD, MEMBERS, ANALYSTS, RESEARCHERS, PUBLIC);

    /** The audience of a code. */
    public static Audience of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The code of the audience. */
    public String code() {
        return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Itself and the audiences that it belongs to. */
    public List<Audience> belongsTo() {
        return switch (this) {
            case PUBLIC -> List.of(PUBLIC);
            case LINKED_MEMBER -> List.of(LINKED_MEMBER, MEMBERS, PUBLIC);
            default -> List.of(this, PUBLIC);
        };
    }
}
