package org.npcs.repository.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that wraps the keysets of the invented members: kept as long as their data are. */
final class SandboxKeyFile {

    private SandboxKeyFile() {}

    /**
     * The file with the key; it is made where there is none.
     *
     * @param directory where the data are kept, or empty for none
     */
    static Path beside(String directory) {
        try {
            if (directory.isEmpty()) {
                var file = Files.createTempFile("npcs-sandbox", ".key");
                file.toFile().deleteOnExit();
                return written(file);
            }
            var file = Path.of(directory + ".key");
            return Files.exists(file) ? file : written(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("the key of the sandbox could not be kept", failure);
        }
    }

    private static Path written(Path file) throws IOException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Files.writeString(file, Base64.getEncoder().encodeToString(key));
    }
}
