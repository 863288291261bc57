package org.npcs.repository.server.analytics.release;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.npcs.repository.server.analytics.GroupFigures;
import org.npcs.repository.server.analytics.disclosure.DisclosureRules;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the shares of members are spread in a row. With type 7 a quartile can be the share of one member, so that it is told to the next
 * twentieth alone, and of so many members that eight are left without the asker.
 */
final class Distribution {

    /** Members beside the asker. */
    private static final int LEAST_OTHERS = 8;

    private static final int STEPS = 20;

    private Distribution() {}

    /** The quartiles of the shares of members whose whole is large enough to be told; nothing of too few. */
    static Optional<ObjectNode> of(Map<String, Integer> n, Map<String, Integer> of, DisclosureRules rules) {
        var shares = of.entrySet().stream()
                .filter(one -> one.getValue() > rules.hiddenUpTo())
                .mapToDouble(one -> n.getOrDefault(one.getKey(), 0) / (double) one.getValue())
                .toArray();
        if (shares.length <= LEAST_OTHERS) {
            return Optional.empty();
        }
        var quartiles = GroupFigures.quartiles(shares);
        return Optional.of(JsonNodeFactory.instance
                .objectNode()
                .put("membersCompared", shares.length)
                .put("quartileLower", told(quartiles.get(0)))
                .put("quartileMiddle", told(quartiles.get(1)))
                .put("quartileUpper", told(quartiles.get(2))));
    }

    private static BigDecimal told(double share) {
        return BigDecimal.valueOf(Math.round(share * STEPS) * (100 / STEPS), 2).stripTrailingZeros();
    }
}
