package org.npcs.repository.contract.build.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.contract.build.bundle.Bundle;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.yaml.Yaml;

/**
 * The files of the published contract by their name below {@code org/npcs/repository/contract}, in alphabetical order.
 * The same tree gives the same bytes, whenever and wherever it is built.
 */
public record Artifact(Map<String, byte[]> files) {

    private static final String INDEX_OF_DEFINITIONS = "definition/index.txt";

    /** What a release keeps for ever; everything else is derived from these. */
    private static final List<String> FROZEN =
            List.of("openapi.yaml", "requirements.yaml", "errors.yaml", "definition/");

    /** Collects and derives the files of the tree. */
    public static Artifact of(ContractTree tree, Bundle bundle) {
        Map<String, byte[]> files = new TreeMap<>();
        byte[] document = utf8(bundle.text());
        files.put("openapi.yaml", document);
        files.put("openapi-3.0.yaml", utf8(Yaml.write(Projection.of(bundle.document()))));
        files.put("requirements.yaml", utf8(Yaml.write(joinedRequirements(tree))));
        if (Files.exists(tree.root().resolve(ContractTree.ERRORS))) {
            files.put("errors.yaml", read(tree.root().resolve(ContractTree.ERRORS)));
        }
        tree.referenceData().forEach(file -> files.put(file, read(tree.root().resolve(file))));
        files.put(INDEX_OF_DEFINITIONS, utf8(lines(tree.referenceData())));
        files.put("openapi.sha256", utf8(Digest.list(files)));
        files.put(
                "contract.properties",
                utf8("version=" + bundle.version() + "\nsha256=" + Digest.sha256(document) + "\n"));
        return new Artifact(files);
    }

    /** The part that a release freezes. */
    public Artifact frozen() {
        Map<String, byte[]> kept = new TreeMap<>(files);
        kept.keySet().removeIf(name -> FROZEN.stream().noneMatch(name::startsWith));
        kept.remove(INDEX_OF_DEFINITIONS);
        return new Artifact(kept);
    }

    /** Writes all files below the folder. Reference data of an earlier build that is gone from the tree is removed. */
    public void writeTo(Path folder) {
        try {
            removeStale(folder.resolve("definition"), folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(target.resolveSibling("."));
                Files.write(target, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The contract cannot be written to " + folder, e);
        }
    }

    private void removeStale(Path definitions, Path folder) throws IOException {
        if (!Files.isDirectory(definitions)) {
            return;
        }
        try (var found = Files.walk(definitions)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".yaml") && !files.containsKey(name)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Map<String, Object> joinedRequirements(ContractTree tree) {
        List<Object> joined = new ArrayList<>();
        tree.requirements().values().forEach(joined::addAll);
        return Map.of("requirements", joined);
    }

    private static String lines(Collection<String> names) {
        return names.isEmpty() ? "" : String.join("\n", names) + "\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
