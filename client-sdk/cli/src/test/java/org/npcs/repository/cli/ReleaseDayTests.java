package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.cli.Shell.Run;
import org.npcs.repository.sandbox.Sandbox;

/** The day of a release, and the question of counsel before it (users OP-9 and PC-8). */
@ExtendWith(OneSandbox.class)
class ReleaseDayTests {

    private static final String PERIOD = "2026Q3";

    @TempDir
    private Path directory;

    private Sandbox sandbox;
    private Shell steward;

    @BeforeEach
    void open(Sandbox running) {
        sandbox = running;
        steward = new Shell(directory).as(running.baseUrl(), "steward");
    }

    @Test
    void op9AReleaseIsBuiltByOnePersonAndPublishedByAnotherAndBuiltTwiceItIsTheSame() {
        String asOf = Wire.json(Wire.anonymous(sandbox.baseUrl()).get("/sandbox/clock"))
                .path("now")
                .asString();
        Run first = steward.run("release", "build", PERIOD, "--as-of", asOf, "--json");
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
        assertThat(first.json().path("state").asString()).isEqualTo("awaiting-second");
        Run second = steward.run("release", "build", PERIOD, "--as-of", asOf, "--json");
        assertThat(second.json().path("digest").asString())
                .as("the same instant, the same figures")
                .isEqualTo(first.json().path("digest").asString());

        String id = first.json().path("id").asString();
        Run hidden = steward.run("release", "suppressions", id, "--json");
        assertThat(hidden.json().path("items"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("reason").asString()).isNotEmpty());
        assertThat(steward.run("release", "suppressions", id).out()).contains("cells.");

        Run alone = steward.run("release", "move", id, "publish");
        assertThat(alone.exitCode()).as("nobody publishes alone").isEqualTo(4);
        Run published = steward.other("steward-second").run("release", "move", id, "publish", "--json");
        assertThat(published.json().path("state").asString()).isEqualTo("published");
        String other = second.json().path("id").asString();
        assertThat(steward.run("release", "move", other, "abandon", "--json")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("abandoned");
        assertThat(steward.run("release", "list").out()).contains(id, "published", "abandoned");
        assertThat(steward.run("release", "move", id, "recall").exitCode()).isEqualTo(64);
        assertThat(steward.run("release", "move", id, "forget").exitCode()).isEqualTo(64);
    }

    @Test
    void whoIsNoStewardBuildsNoRelease() {
        Run refused = steward.other("fenwick-analyst").run("release", "build", PERIOD);
        assertThat(refused.exitCode()).isIn(2, 4);
        assertThat(steward.run("release", "build", "2999Q1").exitCode()).isNotZero();
    }

    @Test
    void pc8NoPublicNoticeFindsARecordUnderTheDefault() {
        steward.write(
                "notices.csv",
                "jurisdiction,ageYears,sex,eventMonth,livingArrangement\n"
                        + "US-XB,0,2,2026-07,\nUS-XB,4,1,2026-05,\nUS-XB,1,2,2025-11,1\nUS-XB,2,,2024-03,\n");
        Shell counsel = steward.other("fenwick-counsel");
        Run joined = counsel.run("privacy", "public-join", "--list", "notices.csv", "--json");
        assertThat(joined.exitCode()).as(joined.out() + joined.err()).isZero();
        assertThat(joined.json().path("notices").asInt()).isEqualTo(4);
        assertThat(joined.json().path("unique").asInt()).isZero();
        assertThat(counsel.run("privacy", "public-join", "--list", "notices.csv")
                        .out())
                .contains("exactly one record");
    }

    @Test
    void aListThatCannotBeReadIsToldWithoutItsValues() {
        Shell counsel = steward.other("fenwick-counsel");
        steward.write("strange.csv", "childName\nCANARY\n");
        Run strange = counsel.run("privacy", "public-join", "--list", "strange.csv");
        assertThat(strange.exitCode()).isEqualTo(64);
        assertThat(strange.err()).contains("ageYears").doesNotContain("CANARY", "childName");
        steward.write("age.csv", "ageYears,sex\nCANARY,2\n");
        Run age = counsel.run("privacy", "public-join", "--list", "age.csv");
        assertThat(age.exitCode()).isEqualTo(64);
        assertThat(age.err()).contains("notice 1").doesNotContain("CANARY");
    }
}
