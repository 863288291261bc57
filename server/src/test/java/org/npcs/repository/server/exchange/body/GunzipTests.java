package org.npcs.repository.server.exchange.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

class GunzipTests {

    private final byte[] plain = random(300_000);
    private final byte[] packed = gzip(plain);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8_192, 1_000_000})
    void whatWasCompressedComesOutInPiecesOfAnySize(int piece) {
        assertThat(gunzip(packed, piece)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8_192})
    void membersMayFollowEachOther(int piece) {
        assertThat(gunzip(joined(packed, gzip(new byte[0]), packed), piece)).isEqualTo(joined(plain, plain));
    }

    @Test
    void aHeadWithEveryPartIsPassedOver() {
        var head = new byte[] {0x1F, (byte) 0x8B, 8, 31, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, 'n', 0, 'c', 0, 1, 2};

        assertThat(gunzip(joined(head, Arrays.copyOfRange(packed, 10, packed.length)), 3))
                .isEqualTo(plain);
    }

    @Test
    void anyCutIsNoticed() {
        for (int length : new int[] {0, 1, 9, 10, 11, 5_000, packed.length - 8, packed.length - 1}) {
            assertThatThrownBy(() -> gunzip(Arrays.copyOf(packed, length), 512))
                    .as(Integer.toString(length))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void damageIsNoticed() {
        for (int place : new int[] {0, 1, 2, 5_000, packed.length - 8, packed.length - 1}) {
            var damaged = packed.clone();
            damaged[place] ^= 0x55;
            assertThatThrownBy(() -> gunzip(damaged, 512))
                    .as(Integer.toString(place))
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static byte[] gunzip(byte[] packed, int piece) {
        var out = new ByteArrayOutputStream();
        try (var gunzip = new Gunzip(detail -> ProblemException.of(ProblemCode.MALFORMED_BATCH, detail))) {
            for (int at = 0; at < packed.length; at += piece) {
                gunzip.feed(Arrays.copyOfRange(packed, at, Math.min(packed.length, at + piece)))
                        .forEach(out::writeBytes);
            }
            gunzip.end();
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
