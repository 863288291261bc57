package org.npcs.repository.contract.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.yaml.Yaml;

/**
 * A copy of the small good contract in a folder of its own, to be broken by edits. An edit names a file and one act:
 * {@code set} or {@code remove} or {@code rename} the value at a pointer, {@code delete} or {@code move} the file, or
 * fill it up to a number of {@code lines}.
 */
public final class ContractFixture {

    private final Path root;

    private ContractFixture(Path root) {
        this.root = root;
    }

    /** The untouched good contract. */
    public static ContractFixture goodIn(Path folder) {
        try (Stream<Path> files = Files.walk(resource("good"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(resource("good").relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ContractFixture(folder);
    }

    /** The names of all bad fixtures, without extension. */
    public static List<String> badNames() {
        try (Stream<Path> files = Files.list(resource("bad"))) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .toList())
                    .stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies all edits of a bad fixture. */
    public ContractFixture breakBy(String name) {
        Yaml.list(Yaml.read(resource("bad").resolve(name + ".yaml"))).forEach(edit -> apply(Yaml.map(edit)));
        return this;
    }

    /** Sets the value at the pointer of one file. */
    public ContractFixture set(String file, String pointer, Object value) {
        apply(Map.of("file", file, "at", pointer, "set", value));
        return this;
    }

    /** Removes the value at the pointer of one file. */
    public ContractFixture remove(String file, String pointer) {
        apply(Map.of("file", file, "at", pointer, "remove", true));
        return this;
    }

    /** Writes a whole file. */
    public ContractFixture write(String file, String text) {
        try {
            Path target = root.resolve(file);
            Files.createDirectories(target.resolveSibling("."));
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public ContractTree tree() {
        return new ContractTree(root);
    }

    private void apply(Map<String, Object> edit) {
        Path file = root.resolve(Yaml.text(edit.get("file")));
        try {
            if (edit.containsKey("delete")) {
                Files.delete(file);
            } else if (edit.containsKey("move")) {
                Path target = root.resolve(Yaml.text(edit.get("move")));
                Files.createDirectories(target.resolveSibling("."));
                Files.move(file, target);
            } else if (edit.containsKey("lines")) {
                int missing = (Integer) Objects.requireNonNull(edit.get("lines"))
                        - Files.readAllLines(file).size();
                Files.writeString(file, Files.readString(file) + "# one more line\n".repeat(missing));
            } else if (!Yaml.text(edit.get("at")).isEmpty()) {
                Object document = Objects.requireNonNull(Yaml.read(file));
                edit(document, Yaml.text(edit.get("at")), edit);
                Files.writeString(file, Yaml.write(document));
            } else {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void edit(Object document, String pointer, Map<String, Object> edit) {
        String parentPointer = pointer.substring(0, pointer.lastIndexOf('/'));
        String key = pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
        Object parent =
                Objects.requireNonNull(Pointers.find(document, parentPointer), () -> pointer + " does not exist");
        if (parent instanceof List) {
            editList(Yaml.list(parent), Integer.parseInt(key), edit);
        } else if (edit.containsKey("rename")) {
            Map<String, Object> copy = new LinkedHashMap<>(Yaml.map(parent));
            Yaml.map(parent).clear();
            copy.forEach((k, v) -> Yaml.map(parent).put(k.equals(key) ? Yaml.text(edit.get("rename")) : k, v));
        } else if (edit.containsKey("remove")) {
            Objects.requireNonNull(Yaml.map(parent).remove(key), () -> pointer + " does not exist");
        } else {
            Yaml.map(parent).put(key, Objects.requireNonNull(edit.get("set")));
        }
    }

    private static void editList(List<Object> list, int index, Map<String, Object> edit) {
        if (edit.containsKey("remove")) {
            list.remove(index);
        } else if (index == list.size()) {
            list.add(Objects.requireNonNull(edit.get("set")));
        } else {
            list.set(index, Objects.requireNonNull(edit.get("set")));
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(ContractFixture.class.getResource("/contract-fixtures/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
