package org.npcs.repository.conformance.provider.analytics;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Charts of own data can be redrawn and doubted, and are of their owner alone. */
final class Charts {

    static final String CHARTS = "/v1/charts/";
    private static final int LEAST_FOR_LIMITS = 12;
    private static final int YEARS = 4;

    @Requirement(value = "ANA-050", lookFirst = "Points without the centre or the limits of their phase.")
    void aControlChartTellsWhatItIsMadeOf(Server server) {
        fewYears(server);
        JsonNode chart = Expect.status(own(server, "type=c&period=year"), 200).json();
        Expect.equal("the type", "c", chart.path("type").asString(""));
        for (String told : List.of("why", "source", "valueLabel")) {
            Expect.that(!chart.path(told).asString("").isBlank(), told, "none");
        }
        Expect.that(chart.path("points").size() >= YEARS - 1, "a point for each year", "fewer");
        for (JsonNode point : chart.path("points")) {
            for (String line : List.of("value", "centre", "upper")) {
                Expect.that(point.path(line).isNumber(), line + " of each point", "none");
            }
        }
        Expect.that(!chart.path("phases").isEmpty(), "a phase", "none");
        List<String> rules = Asked.texts(
                chart.path("rules").valueStream().map(rule -> rule.path("rule")).toList());
        Expect.that(!rules.isEmpty(), "the rules that were looked at", "none");
        chart.path("signals").forEach(signal -> {
            String rule = signal.path("rule").asString("");
            Expect.that(rules.contains(rule), "a rule that was looked at", "'" + rule + "'");
        });
    }

    @Requirement(value = "ANA-051", lookFirst = "Limits that are drawn whatever the number of values.")
    void fewValuesHaveNoLimits(Server server) {
        fewYears(server);
        LocalDate from = server.today().withDayOfYear(1).minusYears(YEARS);
        JsonNode chart =
                Expect.status(own(server, "period=year&from=" + from), 200).json();
        if (chart.path("points").size() < LEAST_FOR_LIMITS) {
            Expect.equal("the type", "run", chart.path("type").asString(""));
            for (JsonNode point : chart.path("points")) {
                Expect.that(!point.has("upper") && !point.has("lower"), "no limits", "some");
            }
        }
    }

    @Requirement(value = "ANA-052", lookFirst = "Instants, random identifiers and unordered sets within the picture.")
    void thePictureOfTheSameDataIsTheSameFile(Server server) {
        fewYears(server);
        String asOf = Expect.status(own(server, "period=year"), 200).text("/asOf");
        for (String chart : List.of(
                "spc?measure=critical-incident&period=year&member=" + server.first() + "&asOf=" + asOf,
                "bar?table=incidents&by=kind&member=" + server.first() + "&asOf=" + asOf)) {
            Answer first = picture(server, chart);
            String text = first.text();
            Expect.that(
                    text.contains("<svg") && text.contains("<title") && text.contains("<desc"),
                    "a picture with a title and a description",
                    "another one");
            Expect.that(drawnAlike(server, chart), "the same picture again", "another one");
        }
    }

    /** Records of other checks may be taken back between two pictures; not each time. */
    private static boolean drawnAlike(Server server, String chart) {
        for (int tries = 0; tries < 4; tries++) {
            if (picture(server, chart).text().equals(picture(server, chart).text())) {
                return true;
            }
        }
        return false;
    }

    @Requirement(value = "ANA-053", lookFirst = "Control charts that are drawn from the middle of ranges.")
    void thereIsNoControlChartAcrossMembers(Server server) {
        Expect.problem(
                server.as(Persona.FIRST_ANALYST).get(CHARTS + "spc?measure=critical-incident"), 422, "not-in-release");
    }

    @Requirement(value = "ANA-054", lookFirst = "Whether the member that is asked for is compared with the credential.")
    void chartsOfOwnDataAreOfTheOwnerAlone(Server server) {
        for (String chart : List.of(
                "spc?measure=critical-incident",
                "run?measure=critical-incident",
                "bar?table=incidents",
                "funnel?table=incidents")) {
            String address = CHARTS + chart + "&member=";
            Expect.problem(server.as(Persona.SECOND_ANALYST).get(address + server.first()), 404, "not-found");
            Expect.problem(server.as(Persona.SECOND_ANALYST).get(address + "US-QQ"), 404, "not-found");
        }
    }

    @Requirement(value = "ANA-055", lookFirst = "Charts of shares that are drawn of counts.")
    void aChartThatTheDataCannotHaveIsRefusedWithWhatItNeeds(Server server) {
        fewYears(server);
        JsonNode problem = Expect.problem(own(server, "type=p&period=year"), 422, "unsuitable-chart");
        Expect.that(!problem.path("detail").asString("").isBlank(), "what the chart needs", "nothing");
    }

    @Requirement(value = "ANA-059", lookFirst = "Spans of any length.")
    void aChartThatIsTooLargeIsRefusedWithTheLimit(Server server) {
        JsonNode problem = Expect.problem(own(server, "from=1950-01-01&period=month"), 422, "unsuitable-chart");
        String detail = problem.path("detail").asString("");
        Expect.that(detail.contains("500"), "the limit", "'" + detail + "'");
    }

    @Requirement(value = "ANA-058", lookFirst = "Points of other members, and figures counted anew.")
    void aFunnelHasTheOwnPeriodsAlone(Server server) {
        String release = server.releases().published(server);
        String question = "by=kind&release=" + release + "&period=year&limit=500";
        Map<String, JsonNode> own = new HashMap<>();
        Expect.status(
                        server.as(Persona.FIRST_ANALYST)
                                .get("/v1/jurisdictions/" + server.first() + "/benchmarks/incidents?" + question),
                        200)
                .json()
                .path("rows")
                .forEach(row -> {
                    if (row.at("/keys/0/code").asString("").equals("fatality")) {
                        own.put(row.path("period").asString(""), row);
                    }
                });
        Answer answer = server.as(Persona.FIRST_ANALYST)
                .get(CHARTS + "funnel?table=incidents&by=kind&where=kind:fatality&period=year&release=" + release
                        + "&member=" + server.first());
        if (answer.status() == 422) {
            Expect.problem(answer, 422, "unsuitable-chart");
            return;
        }
        for (JsonNode point : Expect.status(answer, 200).json().path("points")) {
            JsonNode row = own.get(point.path("label").asString(""));
            Expect.that(row != null, "own periods alone", "another point");
            if (row != null) {
                Expect.equal(
                        "the own count",
                        row.path("ownN").asLong(-1),
                        point.path("n").asLong(-2));
            }
        }
    }

    /** Incidents of now and of some years ago, so that there are years between them. */
    private static void fewYears(Server server) {
        server.given().incident(server.invented().day());
        server.given().incident(server.invented().day().minusYears(YEARS));
    }

    private static Answer own(Server server, String question) {
        return server.as(Persona.FIRST_ANALYST)
                .get(CHARTS + "spc?measure=critical-incident&member=" + server.first() + "&" + question);
    }

    private static Answer picture(Server server, String chart) {
        Answer answer = server.as(Persona.FIRST_ANALYST)
                .call("GET", CHARTS + chart)
                .header("Accept", "image/svg+xml")
                .send();
        Expect.equal(
                "the media type", "image/svg+xml", Expect.status(answer, 200).mediaType());
        return answer;
    }
}
