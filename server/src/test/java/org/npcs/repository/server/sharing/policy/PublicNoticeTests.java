package org.npcs.repository.server.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.sharing.policy.PublicNotice.Fit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PublicNoticeTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final PublicNotice NOTICE = new PublicNotice("US-XB", 2, "2", "2026-08", "1", "fatality");

    @Test
    void aDateFitsAsFarAsItIsSeen() {
        for (String fitting : List.of("2026-08-31", "2026-08", "2026-Q3", "2026")) {
            assertThat(month(fitting)).as(fitting).isEqualTo(Fit.UNIQUE);
        }
        for (String other : List.of("2026-09-01", "2026-07", "2026-Q2", "2025")) {
            assertThat(month(other)).as(other).isEqualTo(Fit.NONE);
        }
    }

    @Test
    void anAgeFitsItsBand() {
        assertThat(join("{\"child\":{\"ageYears\":2}}")).isEqualTo(Fit.UNIQUE);
        assertThat(join("{\"child\":{\"ageYears\":3}}")).isEqualTo(Fit.NONE);
        assertThat(join("{\"child\":{\"ageBand\":\"1-3\"}}")).isEqualTo(Fit.UNIQUE);
        assertThat(join("{\"child\":{\"ageBand\":\"4-5\"}}")).isEqualTo(Fit.NONE);
    }

    @Test
    void aPseudonymTellsNothingAndNothingComparedIsNoMatch() {
        assertThat(join("{\"jurisdiction\":\"M-0123456789\"}")).isEqualTo(Fit.NONE);
        assertThat(join("{\"jurisdiction\":\"US-XB\"}")).isEqualTo(Fit.UNIQUE);
        assertThat(join("{\"jurisdiction\":\"US-XA\",\"child\":{\"sex\":\"2\"}}"))
                .isEqualTo(Fit.NONE);
        assertThat(join("{\"manner\":\"A\"}")).isEqualTo(Fit.NONE);
    }

    @Test
    void oneOfSeveralKindsIsEnough() {
        assertThat(join("{\"determinations\":[{\"kind\":\"near-fatality\"},{\"kind\":\"fatality\"}]}"))
                .isEqualTo(Fit.UNIQUE);
        assertThat(join("{\"determinations\":[{\"kind\":\"near-fatality\"}]}")).isEqualTo(Fit.NONE);
    }

    @Test
    void whatIsCalledDecisiveIsDecisiveAndNothingElse() {
        var random = new Random(20261130);
        for (int run = 0; run < 300; run++) {
            var records = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(i -> invented(random))
                    .toList();
            var joined = NOTICE.join(seen(records, ""));
            for (String element : PublicNotice.ELEMENTS) {
                boolean compared = joined.fit() == Fit.UNIQUE
                        && seen(records, "").stream()
                                .map(NOTICE::with)
                                .filter(one -> one.differing() == 0)
                                .allMatch(one -> (one.equal() & 1 << PublicNotice.ELEMENTS.indexOf(element)) != 0);
                assertThat(joined.decisive().contains(element))
                        .as(element + " in " + records)
                        .isEqualTo(compared && widened(records, element));
            }
        }
    }

    private static boolean widened(List<ObjectNode> records, String element) {
        return seen(records, element).stream()
                        .filter(one -> NOTICE.with(one).differing() == 0)
                        .count()
                > 1;
    }

    private static List<SeenIncident> seen(List<ObjectNode> records, String hidden) {
        return records.stream()
                .map(record -> {
                    var left = record.deepCopy();
                    switch (hidden) {
                        case "incident.jurisdiction" -> left.remove("jurisdiction");
                        case "incident.eventDate" -> left.remove("eventDate");
                        case "incident.determinations.kind" -> left.remove("determinations");
                        default ->
                            ((ObjectNode) left.path("child")).remove(hidden.substring(hidden.lastIndexOf('.') + 1));
                    }
                    return SeenIncident.of(left);
                })
                .toList();
    }

    private static ObjectNode invented(Random random) {
        var record = JSON.createObjectNode().put("jurisdiction", "US-XB");
        record.put("eventDate", random.nextBoolean() ? "2026-08" : "2026-09");
        var child = record.putObject("child").put("ageYears", 2 + random.nextInt(2));
        child.put("sex", random.nextBoolean() ? "2" : "1").put("livingArrangement", "1");
        record.putArray("determinations").addObject().put("kind", random.nextBoolean() ? "fatality" : "near-fatality");
        return record;
    }

    private static Fit month(String date) {
        return join("{\"eventDate\":\"" + date + "\"}");
    }

    private static Fit join(String seen) {
        return NOTICE.join(List.of(SeenIncident.of((ObjectNode) JSON.readTree(seen))))
                .fit();
    }
}
