package org.npcs.repository.conformance.provider.improvement;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Limits of a bundle's chart, computed here again. */
final class BundleCharts {

    private static final int MONTHS = 14;
    private static final int BASELINE = 8;

    /** Half of the last digit of six decimals. */
    private static final double NEAR = 5.1e-7;

    @Requirement(
            value = "IMP-006",
            lookFirst = "Whether limits have the denominator of each month, and the centre its baseline.")
    void limitsAreThoseOfTheFormula(Server server) {
        OneMonth one = new OneMonth(server);
        int[] done = new int[MONTHS];
        int[] wholes = new int[MONTHS];
        for (int i = 0; i < MONTHS; i++) {
            wholes[i] = 100 + 37 * i % 90;
            done[i] = wholes[i] * (50 + 7 * i % 30) / 100;
            one.stated(month(i), one.content(wholes[i], done[i], 1));
        }
        double n = 0;
        double of = 0;
        for (int i = 0; i < BASELINE; i++) {
            n += done[i];
            of += wholes[i];
        }
        double centre = n / of;
        JsonNode points = Expect.status(
                        server.as(Persona.FIRST_ANALYST)
                                .get(one.chart() + "&type=p&baselineUntil=" + month(BASELINE - 1) + "-28"),
                        200)
                .json()
                .path("points");
        Expect.equal("months", MONTHS, points.size());
        for (int i = 0; i < MONTHS; i++) {
            double three = 3 * Math.sqrt(centre * (1 - centre) / wholes[i]);
            near("value", (double) done[i] / wholes[i], points.get(i).path("value"));
            near("centre", centre, points.get(i).path("centre"));
            near("lower limit", Math.max(0, centre - three), points.get(i).path("lower"));
            near("upper limit", Math.min(1, centre + three), points.get(i).path("upper"));
        }
    }

    private static String month(int i) {
        return (i < 9 ? "2025-0" : i < 12 ? "2025-" : "2026-0") + (i < 12 ? i + 1 : i - 11);
    }

    private static void near(String what, double expected, JsonNode found) {
        Expect.that(
                found.isNumber() && Math.abs(found.doubleValue() - expected) <= NEAR,
                what + " " + expected,
                found.toString());
    }
}
