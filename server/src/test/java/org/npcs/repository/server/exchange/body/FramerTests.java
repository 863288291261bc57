package org.npcs.repository.server.exchange.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.http.MediaType;

/** Records are found wherever the pieces of the stream end. */
class FramerTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void linesAreFoundInPiecesOfAnySize(int piece) {
        assertThat(framed("x-ndjson", "{\"a\":1}\r\n\n  \n {\"b\":2}\n{\"c\":3}", piece))
                .containsExactly("1@1 {\"a\":1}\r", "2@4 {\"b\":2}", "3@5 {\"c\":3}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void elementsAreFoundByBracketsOutsideStrings(int piece) {
        assertThat(framed("json", " [ {\"a\":\"]},\\\"[\"},\n[1,[2]] , 5, \"x,\\\\\" ]\n", piece))
                .containsExactly("1@1 {\"a\":\"]},\\\"[\"}", "2@2 [1,[2]] ", "3@2 5", "4@2 \"x,\\\\\" ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void rowsAreFoundWithBreaksInsideQuotes(int piece) {
        assertThat(framed(
                        "csv",
                        "noun,content.localKey\r\nincident,\"A\r\n\"\"B\"\n\r\nincident,5\" tall\rincident,C",
                        piece))
                .containsExactly(
                        "1@2 {\"content\":{\"localKey\":\"A\\r\\n\\\"B\"},\"noun\":\"incident\"}",
                        "2@5 {\"content\":{\"localKey\":\"5\\\" tall\"},\"noun\":\"incident\"}",
                        "3@5 {\"content\":{\"localKey\":\"C\"},\"noun\":\"incident\"}");
    }

    @Test
    void cellsHaveTheTypesOfTheContractAndListsNoGaps() {
        assertThat(framed(
                        "csv",
                        "noun,expectedVersion,content.child.ageYears,content.categories.0,content.categories.2,"
                                + "content.categories.10,content.child.sex\nincident,3,0,,SUDI,NEGLECT,1\n",
                        100))
                .containsExactly("1@2 {\"content\":{\"categories\":[\"SUDI\",\"NEGLECT\"],\"child\":{\"ageYears\":0,"
                        + "\"sex\":\"1\"}},\"expectedVersion\":3,\"noun\":\"incident\"}");
    }

    @Test
    void aByteOrderMarkIsPassedOverOnceAtTheStart() {
        assertThat(framed("x-ndjson", "\uFEFF{}\n", 1)).containsExactly("1@1 {}");
    }

    @Test
    void aRecordThatIsTooLargeIsToldOfAndTheNextIsFound() {
        var large = "x".repeat(1_048_577);

        assertThat(framed("x-ndjson", "1\n" + large + "\n2", 65_536)).containsExactly("1@1 1", "2@2 -", "3@3 2");
        assertThat(framed("csv", "noun\n\"" + large + "\"\n2", 65_536))
                .containsExactly("1@2 -", "2@3 {\"noun\":\"2\"}");
        assertThat(framed("json", "[\"" + large + "\",2]", 65_536)).containsExactly("1@1 -", "2@1 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1", "[1,", "[1,]", "[,1]", "[1]]", "{}", "[\"a]", "[{]"})
    void whatIsNoArrayIsRefused(String body) {
        assertThatThrownBy(() -> framed("json", body, 3)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a\n", "a,\n", "a,a.b\n", "a..b\n", "noun\n\"open", "\"a\"b\n1\n"})
    void whatIsNoTableIsRefused(String body) {
        assertThatThrownBy(() -> framed("csv", body, 3)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aRowWithMoreCellsThanColumnsIsUnreadableByItself() {
        assertThat(framed("csv", "noun\n1,2\n3\n", 5)).containsExactly("1@2 -", "2@3 {\"noun\":\"3\"}");
    }

    private static List<String> framed(String subtype, String body, int piece) {
        var framer = Framer.of(new MediaType("application", subtype));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var frames = new ArrayList<Frame>();
        for (int at = 0; at < bytes.length; at += piece) {
            frames.addAll(framer.feed(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
        }
        frames.addAll(framer.end());
        return frames.stream()
                .map(frame -> frame.index() + "@" + frame.line() + " " + text(frame))
                .toList();
    }

    private static String text(Frame frame) {
        try {
            return new String(frame.json(), StandardCharsets.UTF_8);
        } catch (UnreadableRecordException unreadable) {
            return "-";
        }
    }
}
