package org.npcs.repository.server.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is left of a record for an audience. */
class MaskTests {

    private static final JsonNode INCIDENT = JsonMapper.builder().build().readTree("""
            {"localKey": "FEN-ABC234", "eventDate": "2026-09-01", "eventDatePrecision": "month", "awareDate": "2026-09-15",
             "child": {"ageYears": 4, "ageDays": 97, "sex": "2"}, "categories": ["SUDI"],
             "determinations": [{"sequence": 1, "kind": "fatality", "determinedOn": "2026-10-01"}, {"sequence": 2}],
             "absences": {"county": "not-permitted", "child.raceEthnicity": "unknown"}, "notInTheDictionary": "x", "jurisdiction": "US-XB"}
            """);

    @Test
    void nothingIsLeftByDefault() {
        assertThat(masked(Map.of())).isEqualTo("{}");
    }

    @Test
    void whatTheDictionaryDoesNotKnowIsNeverLeft() {
        var all = new Mask(Subject.INCIDENT, element -> Detail.FULL, member -> "M-1").of(INCIDENT);
        assertThat(all.has("notInTheDictionary")).isFalse();
        assertThat(all.path("child").path("ageDays").asInt()).isEqualTo(97);
    }

    @Test
    void aPartThatIsEmptyAfterwardsGoesWithItsPlace() {
        assertThat(masked(Map.of("incident.determinations.kind", Detail.FULL)))
                .isEqualTo("{\"determinations\":[{\"kind\":\"fatality\"}]}");
        assertThat(masked(Map.of("incident.child.sex", Detail.FULL))).isEqualTo("{\"child\":{\"sex\":\"2\"}}");
    }

    @Test
    void anAgeBecomesItsBand() {
        assertThat(masked(Map.of("incident.child.ageYears", new Detail(Level.COARSENED, Coarsening.AGE_BAND))))
                .isEqualTo("{\"child\":{\"ageBand\":\"4-5\"}}");
    }

    @Test
    void aMemberBecomesItsPseudonym() {
        assertThat(masked(Map.of("incident.jurisdiction", new Detail(Level.COARSENED, Coarsening.PSEUDONYM))))
                .isEqualTo("{\"jurisdiction\":\"M-1\"}");
        assertThat(masked(Map.of("incident.jurisdiction", Detail.FULL))).isEqualTo("{\"jurisdiction\":\"US-XB\"}");
    }

    @Test
    void aDateThatIsKnownToTheMonthIsNoDay() {
        assertThat(masked(Map.of("incident.eventDate", Detail.FULL))).isEqualTo("{\"eventDate\":\"2026-09\"}");
        assertThat(masked(Map.of("incident.eventDate", new Detail(Level.COARSENED, Coarsening.YEAR))))
                .isEqualTo("{\"eventDate\":\"2026\"}");
        assertThat(masked(Map.of("incident.awareDate", Detail.FULL))).isEqualTo("{\"awareDate\":\"2026-09-15\"}");
    }

    @Test
    void theAbsenceOfWhatIsHiddenIsHidden() {
        assertThat(masked(Map.of("incident.absences", Detail.FULL))).isEqualTo("{}");
        assertThat(masked(Map.of("incident.absences", Detail.FULL, "incident.county", Detail.FULL)))
                .isEqualTo("{\"absences\":{\"county\":\"not-permitted\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, month, 2026-01",
        "2026-03-31, quarter, 2026-Q1",
        "2026-04-01, quarter, 2026-Q2",
        "2026-12-31, quarter, 2026-Q4",
        "2026-12-31, year, 2026",
        "2026-12-31, '', 2026-12-31"
    })
    void datesAreCoarsened(String date, String coarsening, String expected) {
        assertThat(Mask.date(date, coarsening)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, LT1", "1, 1-3", "3, 1-3", "4, 4-5", "17, 16-17", "18, 18-24", "54, 45-54", "55, 55-UP", "99, 55-UP"
    })
    void agesAreBanded(int years, String expected) {
        assertThat(Mask.band(years)).isEqualTo(expected);
    }

    private static String masked(Map<String, Detail> seen) {
        return new Mask(Subject.INCIDENT, element -> seen.getOrDefault(element, Detail.NONE), member -> "M-1")
                .of(INCIDENT)
                .toString();
    }
}
