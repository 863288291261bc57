package org.npcs.repository.client.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrosswalkTests {

    private static final String HEADER = "local list,local code,local label,times seen,national code,note\r\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("mapping.csv");
    }

    @Test
    void aMappedCodeIsTranslatedAndCounted() throws IOException {
        Files.writeString(file, "\uFEFF" + HEADER + "SEX,F,\"Female, \"\"girl\"\"\",41,2,decided\r\n");
        Crosswalk crosswalk = Crosswalk.read(file);

        assertThat(crosswalk.national("SEX", "F", "")).contains("2");
        assertThat(crosswalk.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.timesSeen()).isEqualTo(42);
            assertThat(entry.localLabel()).isEqualTo("Female, \"girl\"");
        });
    }

    @Test
    void anUnmappedCodeIsListedByFrequencyAndNeverCalledOther() {
        Crosswalk crosswalk = Crosswalk.empty();
        crosswalk.national("SEX", "X", "Unclear");
        crosswalk.national("MANNER", "99", "Sonstige – Ünklar");
        crosswalk.national("MANNER", "99", "");

        assertThat(crosswalk.national("SEX", "X", "")).isEmpty();
        crosswalk.national("SEX", "X", "");
        assertThat(crosswalk.unmapped()).extracting(Crosswalk.Entry::localCode).containsExactly("X", "99");
    }

    @Test
    void aWorksheetComesBackAsItWasWritten() {
        Crosswalk crosswalk = Crosswalk.empty();
        crosswalk.national("MANNER", "99", "two\nlines, \"quoted\"");
        crosswalk.write(file);

        assertThat(Crosswalk.read(file).entries()).isEqualTo(crosswalk.entries());
    }

    @Test
    void theVersionChangesWithADecisionAndWithNothingElse() throws IOException {
        Files.writeString(file, HEADER + "SEX,F,Female,1,2,\r\n");
        Crosswalk before = Crosswalk.read(file);
        String version = before.version();
        before.national("SEX", "F", "");
        before.national("SEX", "Q", "");
        assertThat(before.version()).isEqualTo(version).hasSize(16);

        Files.writeString(file, HEADER + "SEX,F,Female,1,1,\r\n");
        assertThat(Crosswalk.read(file).version()).isNotEqualTo(version);
    }

    @Test
    void aWorksheetWithOtherColumnsOrADoubleLineIsRefused() throws IOException {
        Files.writeString(file, "a,b\r\n");
        assertThatThrownBy(() -> Crosswalk.read(file)).isInstanceOf(IllegalArgumentException.class);

        Files.writeString(file, HEADER + "SEX,F,,1,2,\r\nSEX,F,,1,1,\r\n");
        assertThatThrownBy(() -> Crosswalk.read(file)).hasMessageContaining("line 3");
    }
}
