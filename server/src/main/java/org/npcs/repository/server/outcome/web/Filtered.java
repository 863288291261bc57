package org.npcs.repository.server.outcome.web;

import org.jspecify.annotations.Nullable;

/** The address of a list together with its filters, so that a link to its next page keeps them. */
final class Filtered {

    private Filtered() {}

    /**
     * The address with its filters.
     *
     * @param pairs name and value of each filter; those without a value are left out
     */
    static String address(String address, @Nullable Object... pairs) {
        var filtered = new StringBuilder(address);
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                filtered.append(filtered.indexOf("?") < 0 ? '?' : '&')
                        .append(pairs[i])
                        .append('=')
                        .append(pairs[i + 1]);
            }
        }
        return filtered.toString();
    }
}
