package org.npcs.repository.server.analytics.release;

import java.util.Optional;
import org.npcs.repository.server.analytics.statistics.Funnel;

/** How far an own share stands from that of the others, in standard errors, as far as a range of theirs tells. */
final class Scores {

    private Scores() {}

    /** The least and the most that the distance may be. */
    static Optional<double[]> range(long n, long of, double least, double most) {
        if (of == 0 || least <= 0 || most >= 1) {
            return Optional.empty();
        }
        var toMost = Funnel.zOfProportion(n, of, most);
        var toLeast = Funnel.zOfProportion(n, of, least);
        return toMost.isEmpty() || toLeast.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new double[] {Math.min(toMost.get(), toLeast.get()), Math.max(toMost.get(), toLeast.get())});
    }
}
