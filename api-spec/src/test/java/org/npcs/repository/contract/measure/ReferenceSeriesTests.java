package org.npcs.repository.contract.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.ReferenceSeries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReferenceSeriesTests {

    private static final ReferenceSeries SERIES = Definitions.published()
            .outcomes()
            .series("vcis-entries-exits-1990-1994")
            .orElseThrow();
    private static final ObjectNode DOCUMENT = SeriesFigures.of(SERIES);

    /** What the lines are called in the printed table. */
    private static final Map<String, String> PRINTED = Map.of(
            "atStart", "in care at start",
            "entered", "entering",
            "served", "served (printed)",
            "exited", "exiting",
            "atEnd", "in care at end",
            "entryRate", "entry rate % of served (printed)",
            "exitRate", "exit rate % of served (printed)");

    @Test
    void everyNumberIsTheOneThatWasPrinted() throws IOException {
        Map<String, List<BigDecimal>> table = table();
        assertThat(SERIES.lines()).hasSameSizeAs(table.keySet()).allSatisfy(line -> assertThat(line.values())
                .as(line.id())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(Objects.requireNonNull(table.get(PRINTED.get(line.id())))));
    }

    @Test
    void theRatiosOfExitsToEntriesAreReproduced() {
        assertThat(numbers("ratios", "value"))
                .containsExactly("0.8708", "0.9205", "0.9147", "0.9398", "0.8617", "0.9030");
        assertThat(DOCUMENT.at("/ratios/5/periods").valueStream().map(JsonNode::asString))
                .containsExactly("1992", "1993", "1994");
    }

    @Test
    void whatThePrintedEndMissesIsTold() {
        assertThat(checks("flow").map(check -> check.get("difference").asInt()))
                .containsExactly(432, 1255, -367, -1457, 109);
        assertThat(checks("flow").map(check -> check.get("holds").asBoolean())).containsOnly(false);
    }

    @Test
    void theMisprintOf1993IsFoundByEveryNumberBesideIt() {
        for (String name : List.of("served", "entryRate", "exitRate")) {
            assertThat(checks(name)
                            .filter(check -> !check.get("holds").asBoolean())
                            .map(check -> check.get("period").asString()))
                    .as(name)
                    .containsExactly("1993");
        }
        assertThat(DOCUMENT.at("/misprints/0/fits").asInt())
                .isEqualTo(checks("served")
                        .filter(check -> check.get("period").asString().equals("1993"))
                        .map(check -> check.get("computed").asInt())
                        .findFirst()
                        .orElseThrow());
        assertThat(DOCUMENT.get("findings").valueStream().map(finding -> finding.get("pointer")
                        .asString()))
                .contains("/lines/2/values/3", "/lines/5/values/3", "/lines/6/values/3");
    }

    @Test
    void theNumberThatFitsLeavesNothingOfThatYearWrong() {
        ObjectNode mended = SERIES.json();
        mended.withArray("/lines/2/values").set(3, DOCUMENT.at("/misprints/0/fits"));
        // As it would be published; only the end of each year is still missed.
        assertThat(SeriesFigures.of(seriesOf(mended)).get("findings").valueStream())
                .hasSize(5)
                .allSatisfy(
                        finding -> assertThat(finding.get("pointer").asString()).startsWith("/lines/4/"));
    }

    @Test
    void aTableWithoutALineThatItsMeasureNeedNotHaveIsWorkedOutWithoutIt() {
        ObjectNode without = SERIES.json();
        without.withArray("/lines").remove(2);
        without.withArray("/shares").removeAll();
        ObjectNode document = SeriesFigures.of(seriesOf(without));
        assertThat(document.get("ratios")).isEqualTo(DOCUMENT.get("ratios"));
        assertThat(document.get("checks").valueStream().map(check -> check.get("check")
                        .asString()))
                .containsOnly("flow");
    }

    @Test
    void theHashIsThatOfTheWholeDocument() {
        assertThat(SeriesFigures.contentHash(DOCUMENT))
                .hasSize(64)
                .isEqualTo(SeriesFigures.contentHash(SeriesFigures.of(SERIES)));
        ObjectNode other = SERIES.json();
        other.put("title", "Other");
        assertThat(SeriesFigures.contentHash(SeriesFigures.of(seriesOf(other))))
                .isNotEqualTo(SeriesFigures.contentHash(DOCUMENT));
    }

    private static ReferenceSeries seriesOf(ObjectNode document) {
        return ReferenceSeries.of(document);
    }

    private static java.util.stream.Stream<JsonNode> checks(String name) {
        return DOCUMENT.get("checks")
                .valueStream()
                .filter(check -> check.get("check").asString().equals(name));
    }

    private static List<String> numbers(String list, String member) {
        return DOCUMENT.get(list)
                .valueStream()
                .map(one -> one.get(member).decimalValue().toPlainString())
                .toList();
    }

    private static Map<String, List<BigDecimal>> table() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ReferenceSeriesTests.class.getResourceAsStream("/published/vcis-entries-exits-1990-1994.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> Arrays.stream(cells)
                            .skip(1)
                            .map(BigDecimal::new)
                            .toList()));
        }
    }
}
