package org.npcs.repository.server.analytics.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.sharing.policy.Mask;

/** The bands and groups by which the database counts are those of the published code systems. */
@ExtendWith(RunningSandbox.class)
class BandsIntegrationTests {

    @Test
    void agesFallIntoThePublishedBandsAsInSharedRecords() {
        for (int years = 0; years <= 70; years++) {
            assertThat(one("SELECT age_band(" + years + ")")).as("age " + years).isEqualTo(Mask.band(years));
        }
    }

    @Test
    void everyCauseFallsIntoAPublishedGroup() {
        var groups = codes("cause-group");
        codes("cause-external").forEach(code -> assertThat(one("SELECT cause_group(NULL, '" + code + "', NULL)"))
                .isIn(groups)
                .isNotEqualTo("medical"));
        codes("cause-medical").forEach(code -> assertThat(one("SELECT cause_group(NULL, NULL, '" + code + "')"))
                .isIn("medical", "sleep-related"));
        codes("suid-category").forEach(code -> assertThat(one("SELECT cause_group('" + code + "', 'WEAPON', NULL)"))
                .isEqualTo("sleep-related"));
        assertThat(groups).allSatisfy(group -> assertThat(Database.texts("SELECT DISTINCT cause_group(s, e, m) FROM"
                        + " (VALUES ('U-INC', NULL, NULL), (NULL, 'WEAPON', NULL), (NULL, 'POIS', NULL), (NULL, 'MV', NULL),"
                        + " (NULL, NULL, 'INF')) AS v (s, e, m)"))
                .contains(group));
    }

    @Test
    void daysFallIntoThePublishedBandsWithoutAGap() {
        var bands = codes("interval-band");
        for (int days = 0; days <= 400; days++) {
            int at = days;
            assertThat(one("SELECT interval_band(" + days + ")"))
                    .isEqualTo(bands.stream()
                            .filter(band -> at >= first(band) && at <= last(band))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private static int first(String band) {
        return Integer.parseInt(band.split("-")[0]);
    }

    private static int last(String band) {
        return band.endsWith("UP") ? Integer.MAX_VALUE : Integer.parseInt(band.split("-")[1]);
    }

    private static List<String> codes(String system) {
        return Definitions.published().codeSystem(system).orElseThrow().codes().stream()
                .map(code -> code.code())
                .toList();
    }

    private static String one(String query) {
        return Database.texts(query).get(0);
    }
}
