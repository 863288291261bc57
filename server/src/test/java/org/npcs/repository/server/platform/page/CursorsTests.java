package org.npcs.repository.server.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.RepositorySettings;

class CursorsTests {

    private final Cursors cursors = new Cursors(settings("0123456789abcdef0123456789abcdef"));

    @Test
    void aCursorOpensWithItsBindingOnly() {
        var cursor = Objects.requireNonNull(cursors.issue("lantern|US-XB|listIncidents", "position"));

        assertThat(cursors.open("lantern|US-XB|listIncidents", cursor)).isEqualTo("position");
        assertThatThrownBy(() -> cursors.open("lantern|US-XA|listIncidents", cursor))
                .hasMessage("invalid-cursor");
        assertThatThrownBy(() -> new Cursors(settings("another key of thirty-two chars.."))
                        .open("lantern|US-XB|listIncidents", cursor))
                .hasMessage("invalid-cursor");
    }

    @Test
    void noPositionMeansNoCursorAndNoCursorMeansTheStart() {
        assertThat(cursors.issue("b", null)).isNull();
        assertThat(cursors.open("b", null)).isEmpty();
    }

    @Test
    void noAlteredCursorOpens() {
        var cursor = Objects.requireNonNull(cursors.issue("binding", "0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11"));
        var random = new Random(20261123);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=";
        for (int i = 0; i < 2_000; i++) {
            var altered = new StringBuilder(cursor);
            // The last digit of Base64 carries spare bits: two texts may mean the same bytes.
            int at = random.nextInt(cursor.length() - 1);
            altered.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            if (!altered.toString().equals(cursor) && at != cursor.indexOf('.') - 1) {
                assertThatThrownBy(() -> cursors.open("binding", altered.toString()))
                        .hasMessage("invalid-cursor");
            }
        }
    }

    @Test
    void aShortKeyIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new Cursors(settings("short"))).hasMessageContaining("npcs.cursor-key");
    }

    @Test
    void aPageNamesTheNextOnlyWhenMoreFollow() {
        assertThat(Page.of(List.of("a", "b"), 2, item -> item).complete()).isTrue();
        var page = Page.of(List.of("a", "b", "c"), 2, item -> item);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next()).isEqualTo("b");
        assertThat(page.map(String::length).next()).isEqualTo("b");
        assertThat(Page.of(List.<String>of(), 2, item -> item).complete()).isTrue();
    }

    private static RepositorySettings settings(String key) {
        return new RepositorySettings(
                "test",
                "https://repository.example",
                List.of("https://issuer.example"),
                URI.create("https://issuer.example/jwks"),
                "Ask.",
                null,
                "nobody",
                key,
                new RepositorySettings.Database("r2dbc:postgresql://127.0.0.1/npcs", "runtime", "", 2),
                10,
                null,
                3650);
    }
}
