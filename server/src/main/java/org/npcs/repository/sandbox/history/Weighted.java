package org.npcs.repository.sandbox.history;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values, each with the share in which it is drawn; the shares are scaled to one. */
final class Weighted<T> {

    private final Map<T, Double> shares;

    private Weighted(Map<T, Double> shares) {
        this.shares = shares;
    }

    @SuppressWarnings("unchecked")
    static <T> Weighted<T> of(T first, double share, Object... more) {
        var weights = new LinkedHashMap<T, Double>();
        weights.put(first, share);
        for (int i = 0; i < more.length; i += 2) {
            weights.put((T) more[i], ((Number) more[i + 1]).doubleValue());
        }
        double total = weights.values().stream().mapToDouble(one -> one).sum();
        weights.replaceAll((value, weight) -> weight / total);
        return new Weighted<>(weights);
    }

    T at(double place) {
        double left = place;
        T last = shares.keySet().iterator().next();
        for (var one : shares.entrySet()) {
            last = one.getKey();
            left -= one.getValue();
            if (left < 0) {
                break;
            }
        }
        return last;
    }

    /** The share of each value, adding up to one. */
    Map<T, Double> shares() {
        return java.util.Collections.unmodifiableMap(shares);
    }
}
