package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What members state is told like what is counted of records, and nothing is told twice. */
final class StatedTables {

    private static final List<String> STATED = List.of("outcomes", "bundle", "learning");
    private static final String MEASURE = "vacancy";
    private static final int FIRST_YEAR = 1950;
    private static final int YEARS = 70;
    private static final int TRIES = 20;
    private static final int LEAST_STATING = 5;

    @Requirement(value = "ANA-100", lookFirst = "Tables without rows where nobody states anything.")
    void aReleaseTellsWhatMembersState(Server server) {
        String release = server.releases().published(server);
        Set<String> told = new TreeSet<>();
        manifest(server, release)
                .path("tables")
                .forEach(one -> told.add(one.path("table").asString("")));
        for (String table : STATED) {
            Expect.that(told.contains(table), "the table " + table + " in the manifest", told.toString());
            JsonNode rows =
                    Asked.answered(server, table + "?release=" + release).json().path("rows");
            Expect.that(!rows.isEmpty(), "rows of " + table, "none");
            for (JsonNode row : rows) {
                Expect.that(!row.has("n") && !row.has("of"), "no exact figure in " + table, "one");
                Expect.that(
                        row.has("nLower") || row.path("status").asString("").startsWith("suppressed-"),
                        "a range in " + table + ", or why there is none",
                        row.path("status").asString(""));
            }
        }
    }

    @Requirement(value = "ANA-101", lookFirst = "Rates whose numerator is counted of incidents.")
    void everyRowIsOfAMeasureThatMembersState(Server server) {
        Set<String> stated = new TreeSet<>();
        Expect.status(server.as(Persona.ANYBODY).get("/v1/measures?limit=500"), 200)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("basis").asString("").equals("stated"))
                .forEach(one -> stated.add(one.path("id").asString("")));
        Set<String> told = new TreeSet<>();
        Asked.answered(server, "outcomes?release=" + server.releases().published(server) + "&limit=500")
                .json()
                .path("rows")
                .forEach(row -> told.add(row.path("measure").asString("")));
        Expect.equal("the measures of the table outcomes", stated, told);
    }

    @Requirement(value = "ANA-102", lookFirst = "Whether asOf is read, and the member compared with the credential.")
    void ownStatementsAreExactAndAsTheyWereStated(Server server) {
        int year = year(server);
        String then = Expect.status(state(server, year, "", 11), 201).text("/updatedAt");
        String question = "outcomes?period=year&member=" + server.first() + "&from=" + year + "-01-01&until=" + year
                + "-12-31&limit=500";
        Expect.equal("the numerator as it was stated", 11L, stated(server, question));
        Expect.status(state(server, year, "?expectedVersion=1&reason=entry-error", 13), 200);
        Expect.equal("the numerator after a correction", 13L, stated(server, question));
        Expect.equal("the numerator of then", 11L, stated(server, question + "&asOf=" + then));
        Expect.problem(server.as(Persona.SECOND_ANALYST).get(Asked.TABLES + "/" + question), 404, "not-found");
    }

    @Requirement(value = "ANA-103", lookFirst = "Months of bundles and of learning, which add up to other spans.")
    void onlyYearsAreTold(Server server) {
        String release = "release=" + server.releases().published(server);
        for (String table : STATED) {
            Expect.problem(
                    Asked.table(server, table + "?period=month&member=" + server.first()), 400, "invalid-parameter");
            Expect.problem(Asked.table(server, table + "?period=quarter&" + release), 422, "not-in-release");
        }
        for (String table : List.of("bundle", "learning")) {
            Expect.problem(Asked.table(server, table + "?calendar=federal-fiscal&" + release), 422, "not-in-release");
        }
        Asked.answered(server, "outcomes?calendar=federal-fiscal&" + release)
                .json()
                .path("rows")
                .forEach(row -> Expect.that(
                        row.path("periodStart").asString("").endsWith("-10-01"),
                        "a year from October",
                        row.path("periodStart").asString("")));
    }

    @Requirement(value = "ANA-105", lookFirst = "Tables that one member alone states.")
    void fewWhoStateAreNotToldApart(Server server) {
        manifest(server, server.releases().published(server)).path("tables").forEach(table -> {
            long stating = table.path("statingMembers").asLong(LEAST_STATING);
            Expect.that(
                    stating >= LEAST_STATING,
                    "five members or nothing for " + table.path("table").asString(""),
                    String.valueOf(stating));
        });
    }

    private static JsonNode manifest(Server server, String release) {
        return Expect.status(server.as(Persona.FIRST_ANALYST).get("/v1/releases/" + release + "/manifest"), 200)
                .json();
    }

    /** A year of the past of which nothing is stated of the measure. */
    private static int year(Server server) {
        for (int i = 0; i < TRIES; i++) {
            int year = FIRST_YEAR + Math.floorMod(server.invented().letters(6).hashCode(), YEARS);
            if (server.reserve(address(server, year))
                    && server.as(Persona.FIRST_NIGHTLY)
                                    .get(address(server, year))
                                    .status()
                            != 200) {
                return year;
            }
        }
        throw new Inconclusive("no year without an observation was found");
    }

    private static String address(Server server, int year) {
        return "/v1/jurisdictions/" + server.first() + "/outcome-observations/" + MEASURE + "/" + year;
    }

    private static Answer state(Server server, int year, String query, int vacant) {
        ObjectNode content = server.invented()
                .object("{\"measureVersion\":\"1\",\"status\":\"final\",\"coverage\":\"census\","
                        + "\"source\":{\"kind\":\"own-personnel\",\"edition\":\"2026-11\"},\"parts\":["
                        + "{\"part\":\"positions\",\"value\":120},{\"part\":\"vacant\",\"value\":" + vacant + "}]}");
        return server.as(Persona.FIRST_NIGHTLY)
                .put(address(server, year) + query)
                .json(content)
                .send();
    }

    private static long stated(Server server, String question) {
        return Asked.answered(server, question)
                .json()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("measure").asString("").equals(MEASURE))
                .filter(row -> row.path("of").asLong(0) == 120)
                .mapToLong(row -> row.path("n").asLong(-1))
                .findFirst()
                .orElse(-1);
    }
}
