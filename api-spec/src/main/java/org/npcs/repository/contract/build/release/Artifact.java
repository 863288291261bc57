package org.npcs.repository.contract.build.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

    /** The digests of a frozen release, so that a later edit of it is noticed. */
    public static final String DIGESTS_OF_RELEASE = "release.sha256";

    private static final String INDEX_OF_DEFINITIONS = "definition/index.yaml";

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
        if (Files.exists(tree.root().resolve(ContractTree.CHANGELOG))) {
            files.put("changelog.yaml", read(tree.root().resolve(ContractTree.CHANGELOG)));
        }
        tree.referenceData().forEach(file -> files.put(file, read(tree.root().resolve(file))));
        files.put(INDEX_OF_DEFINITIONS, utf8(Yaml.write(index(tree, bundle))));
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
        kept.put(DIGESTS_OF_RELEASE, utf8(Digest.list(kept)));
        return new Artifact(kept);
    }

    /** Whether the files of a release are those that were frozen, none more and none less. */
    public static boolean isAsFrozen(Map<String, byte[]> files) {
        Map<String, byte[]> others = new TreeMap<>(files);
        byte[] digests = others.remove(DIGESTS_OF_RELEASE);
        return digests != null && Arrays.equals(digests, utf8(Digest.list(others)));
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

    /** The names of the reference data by folder, so that a reader in a jar need not list folders. */
    private static Map<String, Object> index(ContractTree tree, Bundle bundle) {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("ruleSetVersion", bundle.version());
        for (String folder : ContractTree.REFERENCE_DATA) {
            String prefix = "definition/" + folder + "/";
            index.put(
                    folder,
                    tree.referenceData().stream()
                            .filter(file -> file.startsWith(prefix))
                            .map(file -> file.substring(prefix.length()).replaceAll("\\.yaml$", ""))
                            .toList());
        }
        return index;
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
