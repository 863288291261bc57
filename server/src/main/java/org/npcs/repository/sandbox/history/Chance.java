package org.npcs.repository.sandbox.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws from one seeded stream. Only exactly specified arithmetic is used, so that every machine draws the same. */
final class Chance {

    private static final int MANY = 40;

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The stream of a seed and of what is drawn for. */
    static Chance of(long seed, Object... purpose) {
        long mixed = seed;
        for (Object part : purpose) {
            var text = part.toString();
            for (int i = 0; i < text.length(); i++) {
                mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L;
            }
            mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        }
        return new Chance(mixed);
    }

    boolean yes(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from 0 to below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number between two, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A number that is 0 most often and half as often each one more. */
    int few(int most) {
        int drawn = 0;
        while (drawn < most && yes(0.5)) {
            drawn++;
        }
        return drawn;
    }

    LocalDate day(LocalDate first, LocalDate last) {
        return first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One of some, each as often as its weight says. */
    <T> T one(Weighted<T> weighted) {
        return weighted.at(random.nextDouble());
    }

    /** A standard normal deviate (Box and Muller). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** A log-normal number of a median; {@code sigma} is the standard deviation of its logarithm. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** A count of independent events (Poisson), by its normal approximation where there are many. */
    int count(double mean) {
        if (mean > MANY) {
            return (int) Math.max(0, StrictMath.round(mean + StrictMath.sqrt(mean) * normal()));
        }
        double limit = StrictMath.exp(-mean);
        int drawn = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            drawn++;
        }
        return drawn;
    }

    long bits() {
        return random.nextLong();
    }

    /** A version 7 identifier (RFC 9562) of an instant. */
    UUID id(Instant at) {
        long high = at.toEpochMilli() << 16 | 0x7000L | (random.nextLong() & 0xFFFL);
        return new UUID(high, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    /** A strong entity tag of a version. */
    String etag(int version) {
        return "\"" + version + '-' + HexFormat.of().toHexDigits(random.nextLong()) + '"';
    }
}
