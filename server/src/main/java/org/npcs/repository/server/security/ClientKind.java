package org.npcs.repository.server.security;

/** Whose client a client is. */
public enum ClientKind {
    /** A member's own: it works for one jurisdiction. */
    MEMBER,
    /** A vendor's: it works for the member that it names, by delegation. */
    VENDOR,
    /** The operator's: it works for no jurisdiction and sees no record. */
    OPERATOR;

    /** The kind as it stands in the contract. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
