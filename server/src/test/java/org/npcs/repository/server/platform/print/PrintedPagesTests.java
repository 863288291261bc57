package org.npcs.repository.server.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Paragraphs of prints: full lines, nothing lost. */
class PrintedPagesTests {

    private static final int LINE = 84;

    @Test
    void linesAreFilledAndLoseNothing() {
        var random = new Random(7);
        for (int run = 0; run < 200; run++) {
            var text = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToObj(word -> "w".repeat(1 + random.nextInt(14)))
                    .collect(Collectors.joining(" "));
            var lines = PrintedPages.lines(text);
            assertThat(String.join(" ", lines)).isEqualTo(text);
            assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeBetween(1, LINE));
            for (int i = 1; i < lines.size(); i++) {
                var next = lines.get(i).split(" ")[0];
                assertThat(lines.get(i - 1).length() + 1 + next.length())
                        .as("the next word did not fit")
                        .isGreaterThan(LINE);
            }
        }
    }

    @Test
    void aWordLongerThanALineIsCut() {
        assertThat(PrintedPages.lines("a " + "w".repeat(200)))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(LINE));
        assertThat(String.join("", PrintedPages.lines("w".repeat(200)))).hasSize(200);
    }

    @Test
    void theSameTextGivesTheSameBytes() {
        assertThat(new PrintedPages(1).title("T").heading("H").paragraph("P").bytes())
                .isEqualTo(new PrintedPages(1)
                        .title("T")
                        .heading("H")
                        .paragraph("P")
                        .bytes());
    }
}
