package org.npcs.repository.contract.build.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Documents as plain maps, lists and scalars. Keys are always strings and keep their order; dates stay strings, because
 * YAML 1.2 knows no timestamps. Aliases and duplicate keys are refused: both hide what a reviewer believes to read.
 */
public final class Yaml {

    private Yaml() {}

    /**
     * Reads one file.
     *
     * @throws YamlException if the file is missing or is no single YAML document; the message names the file
     */
    public static @Nullable Object read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new YamlException(file + " cannot be read", e);
        }
    }

    /**
     * Reads one document from text.
     *
     * @param name what the message of a failure calls the text
     */
    public static @Nullable Object parse(String text, String name) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(64 * 1024 * 1024)
                .build();
        try {
            return plain(new Load(settings).loadFromString(text), name);
        } catch (YamlEngineException | UncheckedIOException e) {
            throw new YamlException(name + " is not usable YAML: " + e.getMessage(), e);
        }
    }

    /** The document as text; equal documents give equal text, on every machine and with every library version. */
    public static String write(@Nullable Object document) {
        return new YamlWriter().document(document);
    }

    /** Whether the value is a map; use {@link #map} to look into it. */
    public static boolean isMap(@Nullable Object value) {
        return value instanceof Map;
    }

    /** The value as a map, or an empty map if it is anything else. */
    @SuppressWarnings("unchecked") // every map made by this class has string keys
    public static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** The value as a list, or an empty list if it is anything else. */
    @SuppressWarnings("unchecked") // a list of anything is a list of objects
    public static List<Object> list(@Nullable Object value) {
        return value instanceof List ? (List<Object>) value : List.of();
    }

    /** The value as text, or an empty text if it is null. */
    public static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable Object plain(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> {
                if (key == null || key instanceof Map || key instanceof List) {
                    throw new YamlException(name + " has a key that is no scalar: " + key, null);
                }
                if (copy.containsKey(key.toString())) {
                    throw new YamlException(name + " has the key twice: " + key, null);
                }
                copy.put(key.toString(), plain(item, name));
            });
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(plain(item, name)));
            return copy;
        }
        return value;
    }
}
