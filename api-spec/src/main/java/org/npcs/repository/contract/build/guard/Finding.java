package org.npcs.repository.contract.build.guard;

import org.jspecify.annotations.Nullable;

/**
 * A classified difference.
 *
 * @param rule the rule that knows it, or the one for the unknown
 * @param difference what differs
 */
record Finding(GuardRule rule, Difference difference) {

    Level level() {
        return rule.level();
    }

    @Override
    public String toString() {
        String sender = difference.direction() == null
                ? ""
                : difference.isRequest() ? " (sent by clients)" : " (sent by the repository)";
        return rule.id() + "  " + difference.pointer() + sender + ": " + rule.sentence() + " "
                + brief(difference.before()) + " -> " + brief(difference.after());
    }

    private static String brief(@Nullable Object value) {
        String text = value == null ? "nothing" : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
