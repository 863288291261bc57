package org.npcs.repository.client.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTests {

    @TempDir
    private Path folder;

    @Test
    void aKeyHasTheFormOfTheContractAndDoesNotLookLikeANumber() {
        LocalKeys keys = LocalKeys.create(folder.resolve("secret"));

        for (int number = 0; number < 1_000; number++) {
            assertThat(keys.incident("2026-" + number))
                    .hasSize(26)
                    .matches("[A-Z][A-Z0-9-]{5,39}")
                    .matches("[A-Z]{2}.*");
        }
    }

    @Test
    void theSameNumberGivesTheSameKeyOnEveryMachineThatHasTheSecret() {
        Path file = folder.resolve("secret");
        String key = LocalKeys.create(file).incident("2026-0815");

        assertThat(LocalKeys.open(file).incident(" 2026-0815 ")).isEqualTo(key);
    }

    @Test
    void aPublishedSecretGivesThePublishedKey() throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, "npcs-local-key-1 " + "00".repeat(32) + "\n");

        // Frozen: a changed key would orphan every record that is stored under the old one.
        assertThat(LocalKeys.open(file).incident("2026-0815")).isEqualTo("RKXNT7XMVS6B7EXHTZKKKBV7WE");
    }

    @Test
    void anotherSecretAndAnotherKindGiveAnotherKey() {
        LocalKeys one = LocalKeys.create(folder.resolve("one"));
        LocalKeys other = LocalKeys.create(folder.resolve("other"));
        Set<String> keys = new HashSet<>();
        keys.add(one.incident("2026-0815"));
        keys.add(one.occurrence("2026-0815"));
        keys.add(other.incident("2026-0815"));

        assertThat(keys).hasSize(3);
    }

    @Test
    void theSecretIsForItsOwnerOnlyAndNeverOverwritten() throws IOException {
        Path file = folder.resolve("secret");
        LocalKeys keys = LocalKeys.create(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> LocalKeys.create(file)).isInstanceOf(UncheckedIOException.class);
        assertThat(keys).hasToString("LocalKeys");
    }

    @Test
    void aFileThatIsNoSecretIsRefused() throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, "CANARY");

        assertThatThrownBy(() -> LocalKeys.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("CANARY");
    }
}
