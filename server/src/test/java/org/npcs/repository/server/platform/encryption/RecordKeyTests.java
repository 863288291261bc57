package org.npcs.repository.server.platform.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordKeyTests {

    private static final String PLACE = "US-XB/record/review.lesson";

    private final Random random = new Random(11);

    @Test
    void whatWasSealedOpensInItsPlaceAlone() throws Exception {
        var key = RecordKey.fresh();
        for (int i = 0; i < 500; i++) {
            var value = random.ints(random.nextInt(80), 1, 0xD7FF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var sealed = key.seal(value, PLACE);

            assertThat(RecordKey.of(key.bytes()).open(sealed, PLACE)).isEqualTo(value);
            assertThatThrownBy(() -> key.open(sealed, "US-XA/record/review.lesson"))
                    .isInstanceOf(GeneralSecurityException.class);
            var other = RecordKey.fresh();
            assertThatThrownBy(() -> other.open(sealed, PLACE)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void anAlteredByteNeverOpensAsSomethingElse() throws Exception {
        var key = RecordKey.fresh();
        var sealed = key.seal("\"A shared hand-off sheet helps.\"", PLACE);
        var bytes = Base64.getUrlDecoder().decode(sealed.substring(RecordKey.PREFIX.length()));
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                var altered = bytes.clone();
                altered[i] ^= (byte) (1 << bit);
                var text = RecordKey.PREFIX
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(altered);
                assertThatThrownBy(() -> key.open(text, PLACE)).isInstanceOf(GeneralSecurityException.class);
            }
        }
    }

    @Test
    void oneRecordsCiphertextsTellNothingOfAnothers() throws Exception {
        assertThat(RecordKey.fresh().seal("\"031\"", PLACE))
                .isNotEqualTo(RecordKey.fresh().seal("\"031\"", PLACE));
    }

    @Test
    void aKeysetOpensItsOwnersRecordsThroughEveryStageOfARotation() throws Exception {
        var record = UUID.randomUUID();
        var key = RecordKey.fresh().bytes();
        var first = OwnerKey.fresh("US-XB");
        var before = first.wrap(record, key);

        var announced = OwnerKey.of("US-XB", 1, first.announced().bytes());
        assertThat(announced.unwrap(record, before)).isEqualTo(key);
        assertThat(first.unwrap(record, announced.wrap(record, key)))
                .as("an instance that does not know the next key yet")
                .isEqualTo(key);

        var promoted = announced.promoted();
        assertThat(promoted.version()).isEqualTo(2);
        assertThat(promoted.unwrap(record, before)).isEqualTo(key);
        var after = promoted.wrap(record, key);
        assertThat(announced.unwrap(record, after))
                .as("an instance that knows it")
                .isEqualTo(key);

        var settled = promoted.settled();
        assertThat(settled.unwrap(record, after)).isEqualTo(key);
        assertThatThrownBy(() -> settled.unwrap(record, before)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> settled.unwrap(UUID.randomUUID(), after))
                .as("the key of another record")
                .isInstanceOf(GeneralSecurityException.class);
        var stranger = OwnerKey.of("US-XA", 2, settled.bytes());
        assertThatThrownBy(() -> stranger.unwrap(record, after))
                .as("the same keyset under another owner")
                .isInstanceOf(GeneralSecurityException.class);
    }
}
