package org.npcs.repository.client.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.JurisdictionProfile;

/** A whole extract, judged before anything leaves the building. */
class WholeFileTests {

    private static final String GOOD =
            "{\"noun\":\"incident\",\"content\":{\"localKey\":\"CDR-AAAAA%d\",\"eventDate\":\"2026-09-14\"}}\n";
    private static final String MISCODED = "{\"noun\":\"incident\",\"content\":{\"localKey\":\"CDR-BBBBB%d\","
            + "\"eventDate\":\"2026-09-14\",\"child\":{\"sex\":\"%s\"}}}\n";

    @TempDir
    private Path folder;

    private final OfflineValidator validator = OfflineValidator.published().on(LocalDate.of(2026, 11, 23));

    @Test
    void causesAreGroupedTheOneWithMostRecordsFirst() throws IOException {
        FileReport report = validator.validate(lines(
                one(GOOD, 1),
                String.format(java.util.Locale.ROOT, MISCODED, 1, "F"),
                String.format(java.util.Locale.ROOT, MISCODED, 2, "M"),
                "\n",
                String.format(java.util.Locale.ROOT, MISCODED, 3, "F"),
                "{not json\n"));

        assertThat(report.records()).isEqualTo(5);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(4);
        FileCause first = report.causes().get(0);
        assertThat(first.rule()).isEqualTo("STR-CODE");
        assertThat(first.records()).isEqualTo(2);
        assertThat(first.code()).isEqualTo("F");
        assertThat(first.firstRecord()).isEqualTo(2);
        assertThat(first.toString()).doesNotContain("F:");
        assertThat(report.causes()).extracting(FileCause::rule).contains("malformed-json");
    }

    @Test
    void everyRecordIsToldWithItsPlaceAndLine() throws IOException {
        List<RecordReport> told = new ArrayList<>();

        validator.validate(lines(one(GOOD, 1), "\n", "{\"noun\":\"weather\",\"content\":{}}\n"), told::add);

        assertThat(told).extracting(RecordReport::place).containsExactly(1L, 2L);
        assertThat(told).extracting(RecordReport::line).containsExactly(1L, 3L);
        assertThat(told.get(1).findings()).extracting(Finding::pointer).containsExactly("/noun");
    }

    @Test
    void aCompressedFileIsReadTheSame() throws IOException {
        Path file = folder.resolve("extract.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(one(GOOD, 1).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(validator.validate(file).accepted()).isEqualTo(1);
    }

    @Test
    void theProfileOfTheJurisdictionCountsOffline() throws IOException {
        JurisdictionProfile profile = JurisdictionProfile.fromJson("""
                {"issuedAt": "2026-10-01T09:00:00Z", "effectiveFrom": "2026-10-01",
                 "notPermittedElements": ["incident.county"]}""".getBytes(StandardCharsets.UTF_8));
        Path file = lines("{\"noun\":\"incident\",\"content\":{\"localKey\":\"CDR-AAAAA1\",\"county\":\"031\"}}\n");

        assertThat(validator.validate(file).accepted()).isEqualTo(1);
        assertThat(validator.profile("US-XB", profile).validate(file).rejected())
                .isEqualTo(1);
    }

    private static String one(String form, int number) {
        return String.format(java.util.Locale.ROOT, form, number);
    }

    private Path lines(String... lines) throws IOException {
        return Files.writeString(folder.resolve("extract.ndjson"), String.join("", lines));
    }
}
