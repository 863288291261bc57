package org.npcs.repository.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.local.Crosswalk;
import org.npcs.repository.client.local.Crosswalk.Entry;
import org.npcs.repository.client.model.IncidentContent;

/** From an extract with local codes to records with national ones, with nothing decided in silence. */
class MappingTests {

    private static final String SEX = "incident.child.sex";
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    @TempDir
    private Path folder;

    private final Crosswalk worksheet = Crosswalk.empty();
    private final Mapping mapping = Mapping.of(worksheet, CodeLists.published());

    @Test
    void theWorksheetBeginsWithTheCodesOfAnExtractAndTheirFrequency() throws IOException {
        mapping.init(Extract.lines(file("extract.ndjson", """
                {"noun":"incident","content":{"localKey":"CDR-AAAAAA","child":{"sex":"F"},"categories":["17","17"]}}
                {"noun":"incident","content":{"localKey":"CDR-AAAAAB","child":{"sex":"F"}}}
                {"localKey":"CDR-AAAAAC","child":{"sex":"M"}}
                """)));

        assertThat(worksheet.unmapped())
                .extracting(entry -> entry.localList() + " " + entry.localCode() + " " + entry.timesSeen())
                .containsExactlyInAnyOrder(SEX + " F 2", SEX + " M 1", "incident.categories 17 2");
    }

    @Test
    void rowsGiveTheSameWorksheetAsLines() throws IOException {
        mapping.init(Extract.csv(file("extract.csv", """
                noun,content.localKey,content.child.sex,content.categories.0,content.absences.child.sex
                incident,CDR-AAAAAA,F,17,
                incident,CDR-AAAAAB,,17,unknown
                """)));

        assertThat(worksheet.unmapped())
                .extracting(entry -> entry.localList() + " " + entry.localCode() + " " + entry.timesSeen())
                .containsExactly("incident.categories 17 2", SEX + " F 1");
    }

    @Test
    void whatWasDecidedStaysWhenAnotherExtractIsRead() throws IOException {
        decide("F", "2", "sure", "");
        mapping.init(Extract.lines(file("more.ndjson", "{\"localKey\":\"CDR-AAAAAC\",\"child\":{\"sex\":\"F\"}}\n")));

        assertThat(worksheet.find(SEX, "F")).hasValueSatisfying(entry -> {
            assertThat(entry.nationalCode()).isEqualTo("2");
            assertThat(entry.timesSeen()).isEqualTo(1);
        });
    }

    @Test
    void aCheckNamesWhatIsOpenUnknownAndMappedToOtherWithoutANote() {
        decide("F", "2", "sure", "");
        decide("M", "Q", "sure", "");
        worksheet.national(SEX, "X", "unclear");
        worksheet.put(new Entry("incident.categories", "99", "", 3, "OTH", "sure", ""));

        MappingCheck check = mapping.check(DAY);

        assertThat(check.clean()).isFalse();
        assertThat(check.unmapped()).extracting(Entry::localCode).containsExactly("X");
        assertThat(check.notPublished()).extracting(Entry::localCode).contains("M");
        assertThat(check.toString()).doesNotContain("X").doesNotContain("99");
    }

    @Test
    void aSuggestionCountsForNothingUntilSomebodyDecided() {
        worksheet.national(SEX, "F", "female");

        int suggested = mapping.suggest();

        assertThat(suggested).isEqualTo(1);
        assertThat(worksheet.national(SEX, "F", "")).isEmpty();
        assertThat(mapping.check(DAY).unmapped()).hasSize(1);
        assertThat(mapping.apply(incident("F")).complete()).isFalse();
    }

    @Test
    void decidedCodesAreReplacedAndOpenOnesAreTold() {
        decide("F", "2", "sure", "");

        Mapped<IncidentContent> mapped = mapping.apply(incident("F"));
        Mapped<IncidentContent> open = mapping.apply(incident("X"));

        assertThat(mapped.complete()).isTrue();
        assertThat(new String(mapped.content().toJson(), StandardCharsets.UTF_8))
                .contains("\"sex\":\"2\"");
        assertThat(open.complete()).isFalse();
        assertThat(open.unmapped()).isEqualTo(List.of(SEX));
        assertThat(worksheet.find(SEX, "X")).isPresent();
    }

    @Test
    void anElementWithoutALineHoldsNationalCodesAlready() {
        assertThat(mapping.apply(incident("2")).complete()).isTrue();
    }

    @Test
    void theVersionChangesWithEveryDecisionAndWithNothingElse() {
        String before = mapping.version();
        worksheet.national(SEX, "F", "female");
        assertThat(mapping.version()).isEqualTo(before);

        decide("F", "2", "sure", "");

        assertThat(mapping.version()).isNotEqualTo(before).matches("[0-9a-f]{16}");
        assertThat(mapping.labelled("2026-07").version()).isEqualTo("2026-07");
        assertThatThrownBy(() -> mapping.labelled("of July, 2026")).isInstanceOf(UsageException.class);
    }

    @Test
    void aListOfTheOwnerServesSeveralElements() {
        Mapping named = mapping.withList(SEX, "GENDER");
        worksheet.put(new Entry("GENDER", "W", "", 0, "2", "sure", ""));

        assertThat(named.apply(incident("W")).complete()).isTrue();
        assertThat(named.check(DAY).notPublished()).isEmpty();
    }

    private void decide(String local, String national, String confidence, String note) {
        worksheet.put(new Entry(SEX, local, "", 0, national, confidence, note));
    }

    private static IncidentContent incident(String sex) {
        return IncidentContent.fromJson(
                ("{\"localKey\":\"CDR-AAAAAA\",\"eventDate\":\"2026-09-14\",\"child\":{\"sex\":\"" + sex + "\"}}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
