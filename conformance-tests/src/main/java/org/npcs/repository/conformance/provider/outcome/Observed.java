package org.npcs.repository.conformance.provider.outcome;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One invented observation of the first member, in a period of the past that no other check uses. */
final class Observed {

    static final String RATIO = "exits-to-entries";

    private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
    private static final int DAYS = 14_000;
    private static final int YEARS = 70;
    private static final int TRIES = 20;
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private final Server server;
    private final String measure;
    private final String period;

    Observed(Server server, String measure) {
        this(server, measure, unused(server, measure));
    }

    private Observed(Server server, String measure, String period) {
        this.server = server;
        this.measure = measure;
        this.period = period;
    }

    /** Two years, one after the other, of which nothing is stated. */
    static List<Observed> years(Server server, String measure) {
        for (int i = 0; i < TRIES; i++) {
            int year = FIRST_DAY.getYear() + number(server) % YEARS;
            List<Observed> both = List.of(
                    new Observed(server, measure, "FFY" + year), new Observed(server, measure, "FFY" + (year + 1)));
            if (both.stream().allMatch(Observed::free)) {
                return both;
            }
        }
        throw new Inconclusive("no two years without an observation were found");
    }

    /** Whether nothing is stated of it, neither before this run nor by another check of it. */
    private boolean free() {
        return server.reserve(address())
                && server.as(Persona.FIRST_NIGHTLY).get(address()).status() != 200;
    }

    private static String unused(Server server, String measure) {
        for (int i = 0; i < TRIES; i++) {
            String period = period(server);
            if (new Observed(server, measure, period).free()) {
                return period;
            }
        }
        throw new Inconclusive("no period without an observation was found");
    }

    private static String period(Server server) {
        int number = number(server);
        int year = FIRST_DAY.getYear() + number % YEARS;
        return switch (number / YEARS % 4) {
            case 0 -> "FFY" + year;
            case 1 -> "FFY" + year + "-Q" + (1 + number / YEARS / 4 % 4);
            case 2 -> year + "-Q" + (1 + number / YEARS / 4 % 4);
            default -> year + "-1" + number / YEARS / 4 % 3;
        };
    }

    /** A day of a past in which hardly any other record lies, in a month that no other check of this run has. */
    static LocalDate day(Server server) {
        for (int i = 0; i < TRIES; i++) {
            LocalDate day = FIRST_DAY.plusDays(number(server) % DAYS);
            if (server.reserve("incidents of " + YearMonth.from(day))) {
                return day;
            }
        }
        throw new Inconclusive("no month that is free was found");
    }

    private static int number(Server server) {
        int number = 0;
        for (char letter : server.invented().letters(4).toCharArray()) {
            number = number * LETTERS.length() + LETTERS.indexOf(letter);
        }
        return number;
    }

    String address() {
        return all(server.first()) + "/" + measure + "/" + period;
    }

    static String all(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/outcome-observations";
    }

    String period() {
        return period;
    }

    Answer state(ObjectNode content) {
        return state("", content);
    }

    Answer state(String query, ObjectNode content) {
        return server.as(Persona.FIRST_NIGHTLY)
                .put(address() + query)
                .json(content)
                .send();
    }

    /** The outcome of this measure and period. */
    JsonNode outcome(String more) {
        return outcome(server, measure, period, more);
    }

    static JsonNode outcome(Server server, String measure, String period, String more) {
        JsonNode items = Expect.status(
                        server.as(Persona.FIRST_NIGHTLY)
                                .get(outcomes(server.first()) + "?measure=" + measure + "&period=" + period + more),
                        200)
                .json()
                .path("items");
        Expect.equal("the number of outcomes of one measure and period", 1, items.size());
        return items.get(0);
    }

    static String outcomes(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/outcomes";
    }

    ObjectNode ratio(long exited, long entered) {
        return content("entered", entered, "exited", exited);
    }

    ObjectNode content(Object... parts) {
        ObjectNode content = server.invented()
                .object("{\"measureVersion\":\"1\",\"status\":\"final\",\"coverage\":\"census\","
                        + "\"source\":{\"kind\":\"own-system\",\"edition\":\"2026-11\"},\"parts\":[]}");
        for (int i = 0; i < parts.length; i += 2) {
            content.withArray("parts")
                    .addObject()
                    .put("part", String.valueOf(parts[i]))
                    .put("value", ((Number) parts[i + 1]).longValue());
        }
        return content;
    }
}
