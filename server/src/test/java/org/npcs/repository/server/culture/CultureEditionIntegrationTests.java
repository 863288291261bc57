package org.npcs.repository.server.culture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;

/** All others as one: of a frozen year, enough of them, and never a list. */
@ExtendWith(RunningSandbox.class)
class CultureEditionIntegrationTests {

    @Test
    void othersAreToldFromFiveOnWhenTheYearIsFrozenAndNeverMoveAfterwards() {
        var members = told(2021, 7, 20);
        var asker = members.get(0);
        assertThat(asker.report().at("/poolState")).isEqualTo("open");
        assertThat(asker.report().json().path("pool").size()).isZero();
        assertThat(Api.as("fenwick-analyst")
                        .put("/v1/culture-editions/2021", "")
                        .status())
                .isIn(400, 403);
        var frozen = freeze(2021);
        assertThat(frozen).isEqualTo(7);
        var pool = asker.report();
        assertThat(pool.values("/pool", "members")).containsOnly("6");
        // Means of the others are 2.1 to 2.6.
        assertThat(pool.values("/pool", "mean")).containsOnly("2.4");
        assertThat(pool.json().at("/pool/0").has("median"))
                .as("quartiles from eight on")
                .isFalse();
        OneWave.told(NewMember.enter(), 2021, Map.of("u-01", 20), 5);
        assertThat(freeze(2021)).as("frozen once").isEqualTo(7);
        assertThat(asker.report().json().path("pool")).isEqualTo(pool.json().path("pool"));
    }

    @Test
    void quartilesAreOfEightOthers() {
        var members = told(2022, 9, 20);
        freeze(2022);
        var pool = members.get(0).report();
        assertThat(pool.at("/pool/0/lowerQuartile")).isEqualTo("2.3");
        assertThat(pool.at("/pool/0/median")).isEqualTo("2.5");
        assertThat(pool.at("/pool/0/upperQuartile")).isEqualTo("2.6");
        assertThat(pool.body()).doesNotContain(members.get(1).member().code());
    }

    @Test
    void fewOthersAndOneThatIsMostOfThemAreNotTold() {
        var few = told(2018, 5, 20);
        freeze(2018);
        assertThat(few.get(0).report().values("/pool", "status")).containsOnly("suppressed-dominance");
        var heavy = told(2019, 6, 20);
        OneWave.told(NewMember.enter(), 2019, Map.of("u-01", 2000), 3);
        freeze(2019);
        assertThat(heavy.get(0).report().values("/pool", "status")).containsOnly("suppressed-dominance");
    }

    @Test
    void whereWavesStandIsToldByCodeToWhoeverFreezesAlone() {
        var member = NewMember.enter();
        OneWave.open(member, 2023, "answers", Map.of("u-01", 20));
        var seen = Api.as("steward").get("/v1/culture-editions/2023");
        assertThat(seen.values("/rows", "jurisdiction"))
                .isSorted()
                .contains(member.code(), "US-XB")
                .doesNotHaveDuplicates();
        assertThat(seen.json()
                        .path("rows")
                        .valueStream()
                        .filter(row -> row.path("jurisdiction").asString("").equals(member.code()))
                        .map(row -> row.path("state").asString("")))
                .containsExactly("open");
        assertThat(seen.values("/rows", "state")).contains("none");
        assertThat(seen.body()).doesNotContain("mean", "respondents");
        assertThat(member.api().get("/v1/culture-editions/2023").json().has("rows"))
                .isFalse();
        assertThat(Api.as("steward").put("/v1/culture-editions/2999", "").code())
                .isEqualTo("not-found");
    }

    private static int freeze(int year) {
        var frozen = Api.as("steward").put("/v1/culture-editions/" + year, "");
        assertThat(frozen.status()).as(frozen.body()).isEqualTo(200);
        return frozen.number("/members");
    }

    /** Members with means of 2.0, 2.1 and so on. */
    private static List<OneWave> told(int year, int members, int people) {
        var waves = new ArrayList<OneWave>();
        for (int i = 0; i < members; i++) {
            waves.add(OneWave.told(NewMember.enter(), year, Map.of("u-01", people), 2 + i / 10.0));
        }
        return waves;
    }
}
