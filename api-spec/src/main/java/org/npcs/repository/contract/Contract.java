package org.npcs.repository.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The published contract as it is packaged in this artifact. Servers send these bytes, consumers compare their digest;
 * nothing here parses the document, so reading it costs no library.
 */
public final class Contract {

    private Contract() {}

    /** The OpenAPI 3.1 document, byte for byte as released, in UTF-8. Each call gives a fresh array. */
    public static byte[] openapi() {
        return bytes("openapi.yaml");
    }

    /** The same contract as an OpenAPI 3.0.3 document, derived from {@link #openapi()} for older tools. */
    public static byte[] openapi30() {
        return bytes("openapi-3.0.yaml");
    }

    /** The SHA-256 digest of {@link #openapi()}, 64 lower-case hexadecimal digits. */
    public static String sha256() {
        return property("sha256");
    }

    /** The semantic version of the contract, for example {@code 1.0.0}; equal to {@code info.version} of the document. */
    public static String version() {
        return property("version");
    }

    /** The numbered requirements of all nouns as one YAML list in UTF-8. The caller closes the stream. */
    public static InputStream requirements() {
        return new ByteArrayInputStream(bytes("requirements.yaml"));
    }

    /** The catalogue of problems as YAML in UTF-8. The caller closes the stream. */
    public static InputStream errors() {
        return new ByteArrayInputStream(bytes("errors.yaml"));
    }

    /** The versions of the contract with their changes as YAML in UTF-8. The caller closes the stream. */
    public static InputStream changelog() {
        return new ByteArrayInputStream(bytes("changelog.yaml"));
    }

    private static String property(String key) {
        Properties properties = new Properties();
        try (InputStream stream = new ByteArrayInputStream(bytes("contract.properties"))) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("contract.properties lacks " + key);
        }
        return value;
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = Contract.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the contract artifact");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
