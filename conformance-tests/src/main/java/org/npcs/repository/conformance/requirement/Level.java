package org.npcs.repository.conformance.requirement;

/** How strongly a requirement binds, in the words of RFC 2119. */
public enum Level {
    /** A breach is a failure. */
    MUST,
    /** A breach is a warning, and a failure in a strict run. */
    SHOULD,
    /** An ability; its absence is only recorded. */
    MAY
}
