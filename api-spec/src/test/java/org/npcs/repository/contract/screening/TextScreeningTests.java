package org.npcs.repository.contract.screening;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextScreeningTests {

    private static final int HOSTILE = 30_000;
    private static final Duration HANG = Duration.ofSeconds(20);

    private final TextScreening screening = TextScreening.published();

    @Test
    void overlooksLittleAndHoldsLittleWithoutNeed() {
        var run = ScreeningMeasure.run(ScreeningMeasure.SEED);
        run.kinds().forEach((kind, figures) -> {
            assertThat(figures.recall()).as("recall of " + kind).isGreaterThanOrEqualTo(0.95);
            assertThat(figures.precision()).as("precision of " + kind).isGreaterThanOrEqualTo(0.7);
        });
        assertThat(requireNonNull(run.names().get("listed, usual")).recall()).isGreaterThanOrEqualTo(0.97);
        assertThat(requireNonNull(run.names().get("held out, usual")).recall()).isGreaterThanOrEqualTo(0.97);
        assertThat(run.heldNeutral()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void namesOfTheMeasureAreHeldOutIndeed() {
        assertThat(Stream.of("given", "sur")
                        .flatMap(kind -> LabelledTexts.names(
                                "/screening/held-out-" + kind + (kind.equals("given") ? "-names.txt" : "names.txt"))
                                .stream()))
                .hasSizeGreaterThan(300)
                .allSatisfy(name -> assertThat(WordLists.published()
                                .name(Word.of(name, 0, 0, false).lower()))
                        .as(name)
                        .isFalse());
    }

    @Test
    void equalSeedsGiveEqualTexts() {
        assertThat(new LabelledTexts(7).with(SuspicionKind.PERSON_NAME, 50))
                .isEqualTo(new LabelledTexts(7).with(SuspicionKind.PERSON_NAME, 50));
    }

    static Stream<String> nearMisses() {
        return Stream.of(
                        "a",
                        "A",
                        "a.",
                        "A. ",
                        "1",
                        "1-",
                        "12-",
                        "1 ",
                        "(555) ",
                        "555-",
                        "a@",
                        "@a",
                        "a.b@",
                        "www",
                        "http:",
                        "x at ",
                        "a dot ",
                        "1 a ",
                        "1 Elm ",
                        "case no ",
                        "#1",
                        "A1-",
                        "1/",
                        "1/1",
                        "May 1 ",
                        "born ",
                        "on ",
                        "d.o.b",
                        "-",
                        "'",
                        "a'",
                        ".",
                        "O'",
                        "P.O. ",
                        "corner of ",
                        "\u0301",
                        "+1 ",
                        "1.2.")
                .map(part -> part.repeat(HOSTILE / part.length()));
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void aLongNearMissDoesNotHang(String text) {
        assertTimeoutPreemptively(HANG, () -> {
            screening.suspicions(text);
            screening.blames(text);
        });
    }

    @Test
    void looksThroughWaysOfWriting() {
        assertThat(screening.suspicions("Ask Mari\u0301a about it, not mar\u200Bia."))
                .contains(SuspicionKind.PERSON_NAME);
        assertThat(screening.suspicions("The hotline \uFF15\uFF15\uFF15-010-0199 rang."))
                .contains(SuspicionKind.PHONE_NUMBER);
        assertThat(screening.suspicions("It was O\u2019Brien who knew.")).contains(SuspicionKind.PERSON_NAME);
        assertThat(screening.suspicions("Number 123\u201145\u20116789 was in both."))
                .contains(SuspicionKind.IDENTIFICATION_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Supervision spans were doubled in March 2024.",
                "In May the team of 12 workers had 140 open reports.",
                "Police and agency planned separate visits and neither saw the whole picture.",
                "The family had asked for help with a safe sleeping place and was on a waiting list.",
                "A Plan of Safe Care was made within 24 hours in 3 of 7 cases.",
                "Medicaid covered 2 visits, Title IV-E did not.",
                "Grace periods and hope for a bed delayed the visit.",
                "Since 2019-2023 the caseload rose by 35 percent.",
                "Will the county share a calendar? It may."
            })
    void leavesPlainTextsAlone(String text) {
        assertThat(screening.suspicions(text)).isEmpty();
    }

    @Test
    void blameIsToldApartFromSuspicion() {
        assertThat(screening.blames("The team failed to plan the visit.")).isTrue();
        assertThat(screening.suspicions("The team failed to plan the visit.")).isEqualTo(Set.of());
        assertThat(List.of("It was hard to plan visits.", "The lift failed. To plan was hard."))
                .noneMatch(screening::blames);
    }
}
