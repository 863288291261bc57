package org.npcs.repository.server.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartPictureTests {

    static Stream<String> names() {
        return Samples.pictures(Theme.SCREEN).keySet().stream();
    }

    /** What was drawn stands in the test's build folder, so that it can be looked at before it becomes the reference. */
    @ParameterizedTest
    @MethodSource("names")
    void theBytesAreThoseOfTheReference(String name) throws IOException {
        var drawn = picture(name, Theme.SCREEN);
        var folder = Files.createDirectories(Path.of("target", "charts"));
        Files.write(folder.resolve(name + ".svg"), drawn);
        try (var reference = ChartPictureTests.class.getResourceAsStream("/analytics/chart/" + name + ".svg")) {
            assertThat(new String(drawn, StandardCharsets.UTF_8))
                    .isEqualTo(new String(Objects.requireNonNull(reference).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theBytesDependNeitherOnLanguageNorOnTimeZone(Theme theme) {
        var before = Samples.pictures(theme);
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(Samples.pictures(theme))
                    .allSatisfy((name, bytes) -> assertThat(bytes).isEqualTo(before.get(name)));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Java measures text with the fonts of the machine, and fails where there are none. */
    @Test
    void noFontOfTheMachineIsAskedFor() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.npcs.repository.server.analytics.chart"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aScreenReaderFindsOneImageWithTitleAndData(String name) {
        var svg = Svg.of(picture(name, Theme.SCREEN));
        assertThat(svg.root().getAttribute("role")).isEqualTo("img");
        assertThat(svg.root().getAttribute("lang")).isEqualTo("en");
        var title = svg.all("title").get(0);
        var description = svg.all("desc").get(0);
        assertThat(svg.root().getAttribute("aria-labelledby"))
                .isEqualTo(title.getAttribute("id") + " " + description.getAttribute("id"));
        assertThat(title.getTextContent()).isNotBlank();
        assertThat(description.getTextContent()).contains("\nData:\n");
    }

    @Test
    void everyPointIsToldInWords() {
        var description =
                Svg.of(picture("proportions", Theme.SCREEN)).all("desc").get(0).getTextContent();
        assertThat(description.lines().filter(line -> line.startsWith("202")))
                .hasSize(25)
                .contains("2024-11: Phase 1; n 20; of 110; Value 18.2 %; Centre 11.3 %; Lower 2.3 %; Upper 20.4 %.");
    }

    @Test
    void picturesOfDifferentDataCanStandInOnePage() {
        var one = Svg.of(ChartPicture.of(Samples.ofLength(20), Theme.SCREEN));
        var other = Svg.of(ChartPicture.of(Samples.ofLength(21), Theme.SCREEN));
        assertThat(one.root().getAttribute("aria-labelledby"))
                .isNotEqualTo(other.root().getAttribute("aria-labelledby"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noTextCoversAnotherOrLeavesThePicture(String name) {
        assertReadable(Svg.of(picture(name, Theme.SCREEN)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 12, 13, 24, 36, 60, 120, 250, 500})
    void anyLengthIsReadable(int values) {
        var svg = Svg.of(ChartPicture.of(Samples.ofLength(values), Theme.SCREEN));
        assertReadable(svg);
        assertThat(svg.all("desc").get(0).getTextContent().lines().filter(line -> line.contains(": Value ")))
                .hasSize(values);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aSignalDiffersInShapeAndNotInColourAlone(Theme theme) {
        var svg = Svg.of(ChartPicture.of(Samples.measured(), theme));
        assertThat(svg.all("path").stream().filter(path -> path.hasAttribute("fill")))
                .hasSize(3);
        assertThat(svg.all("circle")).hasSize(39);
        var shifted = Svg.of(ChartPicture.of(Samples.shifted(), theme));
        assertThat(shifted.all("rect").stream()
                        .filter(rect -> rect.getAttribute("width").equals("8")))
                .hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void aHiddenFigureIsHatchedAndSaysWhyAndIsNeverZero() {
        var svg = Svg.of(picture("bars", Theme.SCREEN));
        assertThat(svg.texts()).extracting(Svg.Text::words).contains("not shown: 10 or fewer", "0 %");
        var hatched = svg.all("rect").stream()
                .filter(rect -> rect.getAttribute("fill").startsWith("url(#"))
                .toList();
        assertThat(hatched).hasSize(2);
        assertThat(svg.number(hatched.get(0), "width")).isGreaterThan(400);
        assertThat(svg.all("desc").get(0).getTextContent())
                .contains("Equipment: Status not shown: 10 or fewer.")
                .contains("Medical knowledge: Share of reviews 0 %.");
    }

    @Test
    void aRangeIsToldWithBothEnds() {
        assertThat(Svg.of(picture("bars", Theme.SCREEN)).texts())
                .extracting(Svg.Text::words)
                .contains("20.0–28.0 %");
        assertThat(Svg.of(picture("heat", Theme.SCREEN)).texts())
                .extracting(Svg.Text::words)
                .contains("11–15", "36–40");
    }

    @Test
    void hostileTextStaysText() {
        String hostile = "</text><script>alert(1)</script>\"'&<!--]]>\u0000\u202E\uD800\uFFFE 漢字";
        var series = new SpcSeries(
                hostile,
                hostile,
                SeriesKind.COUNT,
                1,
                List.of(new Observation(hostile, Series.START, 3, null)),
                List.of(),
                null,
                Phasing.NONE,
                List.of(new ChartAnnotation(Series.START, hostile)));
        var pictures = List.of(
                ChartPicture.of(ControlCharts.fitting(series), Theme.SCREEN),
                ChartPicture.of(
                        new BarChart(
                                hostile,
                                hostile,
                                CellFormat.NUMBER,
                                List.of(LabelledCell.hidden(hostile, hostile, hostile)),
                                List.of(hostile)),
                        Theme.SCREEN));
        assertThat(pictures).allSatisfy(bytes -> {
            var svg = Svg.of(bytes);
            assertThat(svg.all("script")).isEmpty();
            assertThat(svg.all("title").get(0).getTextContent())
                    .isEqualTo("</text><script>alert(1)</script>\"'&<!--]]> \uFFFD\uFFFD\uFFFD 漢字");
            assertReadable(svg);
        });
    }

    @Test
    void nothingToPlotIsSaid() {
        assertThat(Svg.of(ChartPicture.of(ControlCharts.fitting(Series.counts()), Theme.SCREEN))
                        .texts())
                .extracting(Svg.Text::words)
                .contains("There is nothing to plot.");
        var empty = new BarChart("Title", "Share", CellFormat.NUMBER, List.of(), List.of());
        assertThat(Svg.of(ChartPicture.of(empty, Theme.SCREEN)).all("text")).hasSize(3);
        var map = new HeatMap("Title", "Share", CellFormat.NUMBER, List.of(), List.of(), List.of());
        assertThat(Svg.of(ChartPicture.of(map, Theme.SCREEN)).all("text")).hasSize(3);
        var funnel = FunnelCharts.ofRates("Title", "Rate", "Years", 10, List.of(), java.util.OptionalDouble.empty());
        assertThat(Svg.of(ChartPicture.of(funnel, Theme.PRINT)).all("circle")).isEmpty();
    }

    @Test
    void seriesOfEqualValuesAndOfZerosAreDrawn() {
        for (double value : new double[] {0, 7, 1e-7, 1e9}) {
            var svg = Svg.of(
                    ChartPicture.of(ControlCharts.fitting(Series.measured(Samples.same(value, 20))), Theme.SCREEN));
            assertThat(svg.all("circle")).hasSize(21);
            assertReadable(svg);
        }
    }

    private static byte[] picture(String name, Theme theme) {
        return Objects.requireNonNull(Samples.pictures(theme).get(name));
    }

    private static void assertReadable(Svg svg) {
        var texts = svg.texts();
        double width = svg.number(svg.root(), "width");
        double height = svg.number(svg.root(), "height");
        assertThat(texts).allSatisfy(text -> {
            assertThat(text.left()).as(text.words()).isGreaterThanOrEqualTo(0);
            assertThat(text.right()).as(text.words()).isLessThanOrEqualTo(width);
            assertThat(text.baseline()).as(text.words()).isBetween(text.size(), height);
        });
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                assertThat(texts.get(i).covers(texts.get(j)))
                        .as("%s over %s", texts.get(i), texts.get(j))
                        .isFalse();
            }
        }
    }
}
