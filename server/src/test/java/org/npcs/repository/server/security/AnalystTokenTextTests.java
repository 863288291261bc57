package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnalystTokenTextTests {

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsDrawnIsSoundAndItsForm(int seed) {
        var text = AnalystTokenText.draw(new Random(seed));

        assertThat(AnalystTokenText.sound(text)).isTrue();
        assertThat(text).hasSize(44).matches("npcs_at_[0-9A-Za-z]{36}");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noTypingErrorIsSound(int seed) {
        var random = new Random(seed);
        var text = AnalystTokenText.draw(random);
        int place = random.nextInt(text.length());
        char other = text.charAt(place) == 'x' ? 'y' : 'x';

        assertThat(AnalystTokenText.sound(text.substring(0, place) + other + text.substring(place + 1)))
                .isFalse();
        assertThat(AnalystTokenText.sound(text.substring(0, place))).isFalse();
        assertThat(AnalystTokenText.sound(text.substring(0, place) + text.substring(place + 1)))
                .isFalse();
        assertThat(AnalystTokenText.sound(text + other)).isFalse();
        assertThat(AnalystTokenText.sound(new StringBuilder(text).reverse().toString()))
                .isFalse();
        assertThat(AnalystTokenText.sound(text + "\n")).isFalse();
    }
}
