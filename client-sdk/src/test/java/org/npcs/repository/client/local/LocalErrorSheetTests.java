package org.npcs.repository.client.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.client.PlacedResult;
import org.npcs.repository.client.model.SubmissionResult;

/** What only the owner knows is joined on the owner's machine. */
class LocalErrorSheetTests {

    @TempDir
    private Path folder;

    private LocalKeys keys;
    private Path records;
    private Path sheet;

    @BeforeEach
    void records() throws IOException {
        keys = LocalKeys.create(folder.resolve("local-key.secret"));
        records = Files.writeString(
                folder.resolve("extract.ndjson"),
                record(keys.incident("2024-0815"), "F") + "\n" + record(keys.incident("2024-4711"), "=1+1") + "\n");
        sheet = folder.resolve("errors.csv");
    }

    @Test
    void caseNumberAndValueStandBesideWhatWasFound() throws IOException {
        LocalErrorSheet.of(records)
                .caseNumbers(keys.caseNumbers(List.of("2024-0815", "2024-4711")))
                .write(Stream.of(rejected(1), rejected(2)), sheet);

        List<String> rows = Files.readAllLines(sheet);
        assertThat(rows.get(0)).startsWith("caseNumber,localKey,eventMonth,message");
        assertThat(rows.get(1)).startsWith("2024-0815,").contains(",F,STR-CODE,rejected,1");
        assertThat(rows.get(2)).startsWith("2024-4711,").contains(",'=1+1,STR-CODE,rejected,2");
    }

    @Test
    void onlyItsOwnerReadsTheSheet() throws IOException {
        LocalErrorSheet.of(records).write(Stream.of(rejected(1)), sheet);

        assertThat(Files.getPosixFilePermissions(sheet))
                .allMatch(right -> right.name().startsWith("OWNER"));
        assertThat(Files.readString(sheet)).doesNotContain("2024-0815");
    }

    @Test
    void resultsOfAnotherFileAreRefused() {
        assertThatThrownBy(() -> LocalErrorSheet.of(records).write(Stream.of(rejected(3)), sheet))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LocalErrorSheet.of(records).write(Stream.of(rejected(2), rejected(1)), sheet))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(sheet).doesNotExist();
    }

    private static String record(String key, String sex) {
        return "{\"noun\":\"incident\",\"content\":{\"localKey\":\"" + key + "\",\"child\":{\"sex\":\"" + sex + "\"}}}";
    }

    private PlacedResult rejected(long place) {
        String key = keys.incident(place == 1 ? "2024-0815" : "2024-4711");
        String json = "{\"index\":" + place + ",\"localKey\":\"" + key + "\",\"outcome\":\"rejected\",\"findings\":[{"
                + "\"rule\":\"STR-CODE\",\"version\":\"1\",\"severity\":\"error\",\"tier\":\"accept\",\"class\":\"invalid\","
                + "\"origin\":\"conversion\",\"pointer\":\"/child/sex\",\"message\":\"A code is one of the published list.\","
                + "\"fix\":\"Map it.\",\"page\":\"/v1/rules/STR-CODE\"}]}";
        return new PlacedResult(place, 1, SubmissionResult.fromJson(json.getBytes(StandardCharsets.UTF_8)));
    }
}
