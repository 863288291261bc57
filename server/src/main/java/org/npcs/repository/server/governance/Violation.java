package org.npcs.repository.server.governance;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the charter that does not allow a step.
 *
 * @param rule identifier of the published rule
 * @param pointer place in the document
 * @param detail a sentence on what may be done when, from what is stored; null where the rule says all
 */
record Violation(String rule, String pointer, @Nullable String detail) {

    Violation(String rule, String pointer) {
        this(rule, pointer, null);
    }
}
