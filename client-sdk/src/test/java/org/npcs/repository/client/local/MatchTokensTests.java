package org.npcs.repository.client.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two owners with one secret find the same child, and nobody else does. */
class MatchTokensTests {

    @TempDir
    private Path directory;

    @Test
    void twoOwnersWithTheSameFileMakeTheSameToken() {
        Path file = directory.resolve("shared.secret");
        MatchTokens one = MatchTokens.create(file);
        MatchTokens other = MatchTokens.open(file);

        String token = one.token(List.of("2023-04-05", "F", "2026-09-14"));

        assertThat(other.token(List.of(" 2023-04-05 ", "f", "2026-09-14"))).isEqualTo(token);
        assertThat(token).matches("[A-Z0-9]{26}").doesNotContain("2023");
        assertThat(one.token(List.of("2026-09-14", "F", "2023-04-05"))).isNotEqualTo(token);
        assertThat(one.token(List.of("2023-04-0", "5F", "2026-09-14"))).isNotEqualTo(token);
    }

    @Test
    void anotherSecretMakesAnotherToken() {
        List<String> facts = List.of("2023-04-05", "F");

        assertThat(MatchTokens.create(directory.resolve("a")).token(facts))
                .isNotEqualTo(MatchTokens.create(directory.resolve("b")).token(facts));
    }

    @Test
    void aMissingFactMakesNoToken() {
        MatchTokens tokens = MatchTokens.create(directory.resolve("a"));

        assertThatThrownBy(() -> tokens.token(List.of("2023-04-05", " "))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.token(List.of("2023-04-05"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretForLocalKeysIsNotTakenAndNoneIsOverwritten() {
        Path keys = directory.resolve("keys");
        LocalKeys.create(keys);

        assertThatThrownBy(() -> MatchTokens.open(keys)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MatchTokens.create(keys)).isInstanceOf(UncheckedIOException.class);
    }
}
