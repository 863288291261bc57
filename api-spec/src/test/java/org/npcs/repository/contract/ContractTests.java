package org.npcs.repository.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ContractTests {

    @Test
    void theDigestIsThatOfTheBytes() throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Contract.openapi());
        assertThat(Contract.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void theVersionIsThatOfTheDocument() {
        assertThat(text(Contract.openapi())).contains("\n  version: \"" + Contract.version() + "\"\n");
        assertThat(Contract.version()).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void bothFormsOfTheDocumentArePackaged() {
        assertThat(text(Contract.openapi())).startsWith("openapi: \"3.1.1\"");
        assertThat(text(Contract.openapi30())).startsWith("openapi: \"3.0.3\"");
    }

    @Test
    void requirementsAndProblemsArePackaged() throws IOException {
        try (InputStream requirements = Contract.requirements();
                InputStream errors = Contract.errors()) {
            assertThat(text(requirements.readAllBytes())).contains("PLT-001", "INC-001", "REV-001");
            assertThat(text(errors.readAllBytes())).contains("code: validation-failed");
        }
    }

    @Test
    void aCallerCannotChangeTheContractOfAnother() {
        byte[] mine = Contract.openapi();
        mine[0] = 'X';
        assertThat(Contract.openapi()[0]).isEqualTo((byte) 'o');
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
