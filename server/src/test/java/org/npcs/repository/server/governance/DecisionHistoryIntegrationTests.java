package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Random histories of proposals, objections, papers and closings: each step is taken when the charter allows it, and never else. */
@ExtendWith(RunningSandbox.class)
class DecisionHistoryIntegrationTests {

    private static final List<String> STEPS = List.of(
            "feedback",
            "consensus-called",
            "adopted-by-consensus",
            "objection",
            "ballot",
            "adopted-by-two-thirds",
            "not-adopted");
    private static final List<String> POSITIONS = List.of("agree", "stand-aside", "object");
    private static final List<String> VOTES = List.of("yes", "yes", "yes", "no", "abstain");

    private String state = "draft";
    private final Map<String, String> positions = new HashMap<>();
    private final Map<String, String> papers = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void noStepIsTakenThatTheCharterDoesNotAllow(int seed) {
        var chance = new Random(seed);
        var path = Seated.drafted("US-XA", Samples.example("proposal"));
        int taken = 0;
        for (int step = 0; step < 70 && !state.startsWith("adopted") && !state.equals("not-adopted"); step++) {
            var member = Seated.MEMBERS.get(chance.nextInt(Seated.MEMBERS.size()));
            switch (chance.nextInt(5)) {
                case 0 -> {
                    var may = state.equals("draft") || state.equals("feedback");
                    var status = Seated.move("US-XA", path, "submitted").status();
                    assertThat(status == 200).as("submitted from %s", state).isEqualTo(may);
                    state = may ? "submitted" : state;
                }
                case 1 -> {
                    var to = STEPS.get(chance.nextInt(STEPS.size()));
                    var status = Seated.step(path, to).status();
                    assertThat(status == 200)
                            .as("%s → %s of %s %s", state, to, positions, papers)
                            .isEqualTo(allowed(to));
                    if (status == 200) {
                        state = to;
                        taken++;
                    }
                }
                case 2 -> {
                    var said = POSITIONS.get(chance.nextInt(chance.nextInt(8) == 0 ? 3 : 2));
                    var status = Seated.position(member, path, said).status();
                    assertThat(status < 300).as("position in %s", state).isEqualTo(state.equals("consensus-called"));
                    if (status < 300) {
                        positions.put(member, said);
                    }
                }
                default -> {
                    var vote = VOTES.get(chance.nextInt(VOTES.size()));
                    var status = Seated.paper(member, path, vote).status();
                    assertThat(status < 300).as("paper in %s", state).isEqualTo(state.equals("ballot"));
                    if (status < 300) {
                        papers.put(member, vote);
                    }
                }
            }
        }
        if (!state.equals("draft")) {
            assertThat(Seated.coordinator().get(path).at("/state")).isEqualTo(state);
            assertThat(taken).isPositive();
        }
        if (state.startsWith("adopted") || state.equals("not-adopted")) {
            var decision = Seated.decision(Seated.coordinator(), path);
            assertThat(decision.at("/outcome")).isEqualTo(state.equals("not-adopted") ? "not-adopted" : "adopted");
            assertThat(decision.number("/denominator")).isEqualTo(13);
        }
    }

    private boolean allowed(String to) {
        var objections = positions.containsValue("object");
        var yes = papers.values().stream().filter("yes"::equals).count();
        return switch (to) {
            case "feedback", "consensus-called" -> state.equals("submitted");
            case "adopted-by-consensus" -> state.equals("consensus-called") && !objections;
            case "objection" -> state.equals("consensus-called") && objections;
            case "ballot" -> state.equals("objection");
            case "adopted-by-two-thirds" -> state.equals("ballot") && yes >= 9;
            default -> state.equals("ballot") && yes < 9;
        };
    }
}
