package org.npcs.repository.server.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.server.platform.RepositorySettings;

/** Keys come from files and sign as Standard Webhooks says. */
class SigningKeysTests {

    /** The key of RFC 8037, appendix A, as PKCS #8. */
    private static final String SEED = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

    @TempDir
    private Path directory;

    @Test
    void theKeyOfTheStandardIsPublishedAsTheStandardSays() throws Exception {
        var keys = keys("production", file("one.pem", pkcs8()));

        assertThat(keys.published()).singleElement().satisfies(key -> {
            assertThat(key.getX().toString()).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
            assertThat(key.getKeyID()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
            assertThat(key.isPrivate()).isFalse();
        });
    }

    @Test
    void everyKeySignsTheNewestFirst() throws Exception {
        var newer = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var keys = keys("production", file("new.pem", newer.getPrivate().getEncoded()), file("old.pem", pkcs8()));
        var id = UUID.randomUUID();
        var at = Instant.parse("2026-11-23T10:00:00Z");

        var signatures = keys.sign(id, at, new byte[] {'{', '}'}).split(" ");

        assertThat(signatures).hasSize(2).allMatch(signature -> signature.startsWith("v1a,"));
        var verifying = Signature.getInstance("Ed25519");
        verifying.initVerify(newer.getPublic());
        verifying.update((id + "." + at.getEpochSecond() + ".{}").getBytes(StandardCharsets.US_ASCII));
        assertThat(verifying.verify(Base64.getDecoder().decode(signatures[0].substring(4))))
                .isTrue();
    }

    @Test
    void aKeyOfAnotherKindIsRefusedWithoutShowingIt() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        var file = file("rsa.pem", rsa);

        assertThatThrownBy(() -> keys("production", file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("npcs.webhooks.signing-keys")
                .hasMessageNotContaining("rsa.pem");
    }

    @Test
    void onlyASandboxMakesAKeyForItself() throws Exception {
        assertThat(keys("sandbox").published()).hasSize(1);
        assertThat(keys("production").published()).isEmpty();
    }

    private static byte[] pkcs8() {
        var prefix = java.util.HexFormat.of().parseHex("302e020100300506032b657004220420");
        var seed = Base64.getUrlDecoder().decode(SEED);
        var encoded = Arrays.copyOf(prefix, prefix.length + seed.length);
        System.arraycopy(seed, 0, encoded, prefix.length, seed.length);
        return encoded;
    }

    private String file(String name, byte[] encoded) throws IOException {
        var text = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static SigningKeys keys(String environment, String... files) throws Exception {
        var settings = new WebhookSettings(List.of(files), false, List.of(Duration.ofSeconds(1)), 1000, 30);
        var repository = new RepositorySettings(
                environment,
                "https://repository.example",
                List.of(),
                null,
                "",
                null,
                "",
                "a secret of thirty-two characters",
                new RepositorySettings.Database("", "", "", 1),
                1,
                null,
                1);
        return new SigningKeys(settings, repository);
    }
}
