package org.npcs.repository.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.platform.web.Ranges.Part;
import org.npcs.repository.server.platform.web.Ranges.Unsatisfiable;
import org.npcs.repository.server.platform.web.Ranges.Whole;

class RangesTests {

    private static final String TAG = "\"abc\"";

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,0",
        "bytes=0-499,0,499",
        "bytes=500-999,500,999",
        "bytes=500-,500,999",
        "bytes=-1,999,999",
        "bytes=-500,500,999",
        "bytes=-5000,0,999",
        "bytes=990-100000,990,999",
        "Bytes= 1-2 ,1,2"
    })
    void oneRangeIsAnswered(String range, long first, long last) {
        assertThat(Ranges.of(range, null, TAG, 1000)).isEqualTo(new Part(first, last, 1000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,5-6",
                "bytes=0-1, -1",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=a-b",
                "bytes=1",
                "bytes=--1",
                "bytes=+1-2",
                "bytes=1-2-3",
                "bytes=9999999999999999999999-",
                "records=0-1",
                "0-1",
                ""
            })
    void whatIsNotOneRangeOfBytesGivesTheWhole(String range) {
        assertThat(Ranges.of(range, null, TAG, 1000)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @CsvSource({"bytes=1000-,1000", "bytes=1000-1001,1000", "bytes=-0,1000", "bytes=0-,0", "bytes=-1,0"})
    void aRangeWithoutAByteIsUnsatisfiable(String range, long length) {
        assertThat(Ranges.of(range, null, TAG, length)).isEqualTo(new Unsatisfiable(length));
    }

    @Test
    void onlyTheStrongTagOfThisFileKeepsTheRange() {
        assertThat(Ranges.of("bytes=1-2", TAG, TAG, 9)).isEqualTo(new Part(1, 2, 9));
        assertThat(Ranges.of("bytes=1-2", "\"abd\"", TAG, 9)).isEqualTo(new Whole());
        assertThat(Ranges.of("bytes=1-2", "W/" + TAG, TAG, 9)).isEqualTo(new Whole());
        assertThat(Ranges.of("bytes=1-2", "W/" + TAG, "W/" + TAG, 9)).isEqualTo(new Whole());
        assertThat(Ranges.of("bytes=1-2", "Sat, 29 Oct 1994 19:43:31 GMT", TAG, 9))
                .isEqualTo(new Whole());
        assertThat(Ranges.of("bytes=99-", "\"abd\"", TAG, 9)).isEqualTo(new Whole());
        assertThat(Ranges.of(null, TAG, TAG, 9)).isEqualTo(new Whole());
    }

    @Test
    void headersTellThePlaceOfThePart() {
        assertThat(new Part(500, 999, 1234).contentRange()).isEqualTo("bytes 500-999/1234");
        assertThat(new Part(500, 999, 1234).size()).isEqualTo(500);
        assertThat(new Unsatisfiable(1234).contentRange()).isEqualTo("bytes */1234");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDownloadThatBreaksAnywhereGoesOnToTheSameBytes(long seed) {
        var random = new Random(seed);
        var file = new byte[1 + random.nextInt(5000)];
        random.nextBytes(file);
        var got = new ByteArrayOutputStream();
        while (got.size() < file.length) {
            var part = (Part) Ranges.of("bytes=" + got.size() + "-", TAG, TAG, file.length);
            long sent = 1 + random.nextLong(part.size());
            got.writeBytes(Arrays.copyOfRange(file, (int) part.first(), (int) (part.first() + sent)));
        }
        assertThat(got.toByteArray()).isEqualTo(file);
    }
}
