package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.cli.Shell.Run;
import org.npcs.repository.sandbox.Sandbox;

/** Where addresses and secrets come from, and that they do not get out. */
@ExtendWith(OneSandbox.class)
class SettingsTests {

    private static final String SECRET = "fenwick-nightly-sandbox-secret";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory);
    }

    @Test
    void aPropertiesFileIsEnoughAndASecretThatOthersCanReadIsNoticed(Sandbox sandbox) throws IOException {
        shell.write("secret.txt", SECRET + "\n");
        shell.write(
                "npcs.properties",
                "base=" + sandbox.baseUrl() + "\nclient-id=fenwick-nightly\nsecret-file=secret.txt\n");
        Files.setPosixFilePermissions(shell.path("secret.txt"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(shell.run("whoami").err())
                .contains("Others on this machine can read")
                .doesNotContain(SECRET);
        Files.setPosixFilePermissions(shell.path("secret.txt"), PosixFilePermissions.fromString("rw-------"));
        Run run = shell.run("whoami", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.json().path("client").path("clientId").asString()).isEqualTo("fenwick-nightly");
        assertThat(run.out()).doesNotContain(SECRET);
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndTheOptionBeforeBoth(Sandbox sandbox) {
        shell.write("npcs.properties", "base=http://127.0.0.1:1\nclient-id=nobody\n");
        shell.write("other.txt", "cedar-nightly-sandbox-secret");
        shell.as(sandbox.baseUrl(), "fenwick-nightly");
        assertThat(shell.run("whoami").out()).contains("US-XB (Fenwick)");
        assertThat(shell.run("whoami", "--client-id", "cedar-nightly", "--secret-file", "other.txt")
                        .out())
                .contains("US-XA (Cedar)");
        assertThat(shell.run("--base", "http://127.0.0.1:1", "doctor").exitCode())
                .isEqualTo(3);
        assertThat(shell.run("--config", "none.properties", "whoami").exitCode())
                .isEqualTo(64);
    }

    @Test
    void aWrongSecretIsNotAuthenticatedAndDoctorSaysWhatToDo(Sandbox sandbox) {
        shell.as(sandbox.baseUrl(), "fenwick-nightly").set("NPCS_SECRET", "canary-secret-of-nobody");
        Run run = shell.run("whoami", "--json");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.json().path("failure").path("exitCode").asInt()).isEqualTo(2);
        Run doctor = shell.run("doctor");
        assertThat(doctor.exitCode()).isEqualTo(2);
        assertThat(doctor.out()).containsPattern("token +failed").contains("Next: ");
        assertThat(run.out() + run.err() + doctor.out() + doctor.err()).doesNotContain("canary");
    }

    @Test
    void aKeyThatTheIssuerDoesNotKnowIsNotAuthenticated(Sandbox sandbox) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String pem = Base64.getMimeEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        shell.write("key.pem", "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
        shell.write("no-key.pem", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n");
        shell.set("NPCS_BASE", sandbox.baseUrl()).set("NPCS_CLIENT_ID", "fenwick-nightly");
        assertThat(shell.run("whoami", "--key-file", "key.pem").err()).contains("--key-id");
        Run unknown = shell.run("whoami", "--key-file", "key.pem", "--key-id", "fenwick-2099");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).doesNotContain(pem.substring(0, 40));
        assertThat(shell.run("whoami", "--key-file", "no-key.pem", "--key-id", "k")
                        .exitCode())
                .isEqualTo(64);
    }

    @Test
    void aKeyIsPublishedUsedAndRetired(Sandbox sandbox) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(384);
        KeyPair pair = generator.generateKeyPair();
        shell.write("public.pem", pem("PUBLIC KEY", pair.getPublic()));
        shell.write("key.pem", pem("PRIVATE KEY", pair.getPrivate()));
        String keyId = "fenwick-" + UUID.randomUUID();
        Shell admin = new Shell(directory).as(sandbox.baseUrl(), "fenwick-admin");
        Run published = admin.run("admin", "client-key", "publish", "fenwick-nightly", keyId, "--from", "public.pem");
        assertThat(published.exitCode()).isZero();
        assertThat(admin.run("admin", "client-key", "list", "fenwick-nightly").out())
                .contains(keyId);
        assertThat(admin.run("admin", "client-key", "publish", "fenwick-nightly", "k", "--from", "key.pem")
                        .exitCode())
                .isEqualTo(64);

        shell.set("NPCS_BASE", sandbox.baseUrl())
                .set("NPCS_CLIENT_ID", "fenwick-nightly")
                .set("NPCS_KEY_FILE", "key.pem")
                .set("NPCS_KEY_ID", keyId);
        assertThat(shell.run("whoami").out()).contains("US-XB (Fenwick)");
        assertThat(admin.run("admin", "client-key", "retire", "fenwick-nightly", keyId)
                        .out())
                .contains(keyId + " is retired");
        assertThat(shell.run("whoami").exitCode()).isEqualTo(2);
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    @Test
    void aProxyWhereNobodyListensIsNamedByDoctor(Sandbox sandbox) {
        shell.as(sandbox.baseUrl(), "fenwick-nightly");
        Run doctor = shell.run("doctor", "--proxy", "127.0.0.1:1", "--json");
        assertThat(doctor.exitCode()).isEqualTo(3);
        assertThat(doctor.json().path("healthy").asBoolean()).isFalse();
        assertThat(shell.run("doctor", "--proxy", "nonsense").exitCode()).isEqualTo(64);
        assertThat(shell.run("doctor", "--truststore", "none.p12").exitCode()).isEqualTo(64);
    }

    @Test
    void aVendorActsForTheMemberThatLetIt(Sandbox sandbox) {
        shell.as(sandbox.baseUrl(), "lantern");
        Run acting = shell.run("whoami", "--acting-for", "US-XB-ALD", "--json");
        assertThat(acting.exitCode()).isZero();
        assertThat(acting.json().path("jurisdiction").path("code").asString()).isEqualTo("US-XB-ALD");
        Run refused = shell.run("whoami", "--acting-for", "US-XA");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("Next: ");
    }
}
