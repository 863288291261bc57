package org.npcs.repository.conformance.provider;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and as whom the checks call it. Later sources win: the personas of the sandbox, a properties file,
 * environment variables ({@code NPCS_CONFORMANCE_FIRST_NIGHTLY_SECRET}), options of the command.
 */
public final class Configuration {

    private static final String PREFIX = "NPCS_CONFORMANCE_";
    private static final Map<String, String> SANDBOX = Map.ofEntries(
            Map.entry("base-url", "http://127.0.0.1:8080"),
            Map.entry("first.jurisdiction", "US-XA"),
            Map.entry("first.nightly.id", "cedar-nightly"),
            Map.entry("first.reviewer.id", "cedar-reviewer"),
            Map.entry("first.lead.id", "cedar-lead"),
            Map.entry("first.admin.id", "cedar-admin"),
            Map.entry("first.counsel.id", "cedar-counsel"),
            Map.entry("first.analyst.id", "cedar-analyst"),
            Map.entry("first.researcher.id", "cedar-researcher"),
            Map.entry("second.jurisdiction", "US-XB"),
            Map.entry("second.nightly.id", "fenwick-nightly"),
            Map.entry("second.reviewer.id", "fenwick-reviewer"),
            Map.entry("second.lead.id", "fenwick-lead"),
            Map.entry("second.admin.id", "fenwick-admin"),
            Map.entry("second.analyst.id", "fenwick-analyst"),
            Map.entry("second.researcher.id", "fenwick-researcher"),
            Map.entry("vendor.id", "lantern"),
            Map.entry("operator.id", "operator"),
            Map.entry("steward.id", "steward"),
            Map.entry("steward.second.id", "steward-second"));
    private static final Set<String> OTHER = Set.of("token-endpoint", "patience-seconds");

    private final Map<String, String> values;

    private Configuration(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads a configuration.
     *
     * @param file properties file, or null
     * @param environment environment variables
     * @param options names and values given on the command line
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when a name is not known, so that a slip of the keyboard is not ignored
     */
    public static Configuration read(@Nullable Path file, Map<String, String> environment, Map<String, String> options)
            throws IOException {
        Map<String, String> values = new HashMap<>(SANDBOX);
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(name -> put(values, name, properties.getProperty(name)));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                put(values, known(name.substring(PREFIX.length())), value);
            }
        });
        options.forEach((name, value) -> put(values, name, value));
        return new Configuration(values);
    }

    /** Returns the configuration of the sandbox at an address. */
    public static Configuration sandbox(String baseUrl) {
        Map<String, String> values = new HashMap<>(SANDBOX);
        values.put("base-url", baseUrl);
        return new Configuration(values);
    }

    /** Returns the address of the server, without a slash at its end. */
    public String baseUrl() {
        return value("base-url").replaceAll("/+$", "");
    }

    /** Returns the code of the first member. */
    public String firstJurisdiction() {
        return value("first.jurisdiction");
    }

    /** Returns the code of the second member. */
    public String secondJurisdiction() {
        return value("second.jurisdiction");
    }

    /** Returns the client identifier of a persona, or an empty text where it is not configured. */
    public String clientId(Persona persona) {
        return value(persona.key() + ".id");
    }

    /** Returns the client secret of a persona; in the sandbox it follows from the identifier. */
    public String secret(Persona persona) {
        String given = value(persona.key() + ".secret");
        return given.isEmpty() ? clientId(persona) + "-sandbox-secret" : given;
    }

    /** Returns the address of the token endpoint, or an empty text where it is to be discovered. */
    public String tokenEndpoint() {
        return value("token-endpoint");
    }

    /** Returns how many seconds the kit waits for one answer, and for what follows soon after a request. */
    public int patienceSeconds() {
        String given = value("patience-seconds");
        return given.isEmpty() ? 20 : Integer.parseInt(given);
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!isKnown(name)) {
            throw new IllegalArgumentException("the configuration has no name " + name);
        }
        values.put(name, value);
    }

    private static boolean isKnown(String name) {
        return SANDBOX.containsKey(name)
                || OTHER.contains(name)
                || name.endsWith(".secret") && SANDBOX.containsKey(name.replaceAll("secret$", "id"));
    }

    private static String known(String variable) {
        String dotted = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return isKnown(dotted) ? dotted : dotted.replace('.', '-');
    }
}
