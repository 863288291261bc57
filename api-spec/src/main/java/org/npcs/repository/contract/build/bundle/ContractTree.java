package org.npcs.repository.contract.build.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.npcs.repository.contract.build.yaml.Yaml;

/**
 * The authored folder: the index, one folder per noun, {@code shared}, and the reference data below {@code definition}.
 * All paths given out are relative to the root, with forward slashes and in alphabetical order.
 */
public record ContractTree(Path root) {

    /** The one file that the bundle starts from. */
    public static final String INDEX = "openapi.yaml";

    /** The requirements of one noun, in the noun's folder. */
    public static final String REQUIREMENTS = "requirements.yaml";

    /** The catalogue of problems. */
    public static final String ERRORS = "platform/errors.yaml";

    /** The changes of each version, for programs. */
    public static final String CHANGELOG = "platform/changelog.yaml";

    /** Folders below {@code definition} that hold reference data instead of contract files. */
    public static final List<String> REFERENCE_DATA = List.of(
            "instruments",
            "code-systems",
            "elements",
            "rules",
            "crosswalks",
            "dimensions",
            "tables",
            "case-definitions",
            "disclosure-rules",
            "research-rules",
            "agreement-policies",
            "measures",
            "reference-series",
            "culture-instruments",
            "bundles",
            "learning-rules");

    private static final Set<String> NOT_AUTHORED = Set.of("src", "target", "releases");

    /** The nouns and {@code shared}: every folder beside the build's own. */
    public List<String> folders() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !NOT_AUTHORED.contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that only a reference brings into the bundle, so that an unreferenced one is a mistake. */
    public Set<String> referableFiles() {
        Set<String> files = new TreeSet<>();
        for (String folder : folders()) {
            files.addAll(filesBelow(folder));
        }
        files.removeIf(file -> isReferenceData(file)
                || file.equals(ERRORS)
                || file.equals(CHANGELOG)
                || file.endsWith("/" + REQUIREMENTS));
        return files;
    }

    /** The published reference data, for example {@code definition/rules/INC-R-001.yaml}. */
    public Set<String> referenceData() {
        Set<String> files = filesBelow("definition");
        files.removeIf(file -> !isReferenceData(file));
        return files;
    }

    /** The requirement lists by the folder that owns them. */
    public Map<String, List<Object>> requirements() {
        Map<String, List<Object>> byFolder = new TreeMap<>();
        for (String folder : folders()) {
            Path file = root.resolve(folder).resolve(REQUIREMENTS);
            if (Files.exists(file)) {
                byFolder.put(folder, Yaml.list(Yaml.map(Yaml.read(file)).get("requirements")));
            }
        }
        return byFolder;
    }

    private static boolean isReferenceData(String file) {
        return REFERENCE_DATA.stream().anyMatch(folder -> file.startsWith("definition/" + folder + "/"));
    }

    private Set<String> filesBelow(String folder) {
        Set<String> files = new TreeSet<>();
        Path start = root.resolve(folder);
        if (Files.isDirectory(start)) {
            try (Stream<Path> found = Files.walk(start)) {
                found.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> !file.contains("/."))
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
