package org.npcs.repository.contract.build.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.npcs.repository.contract.build.bundle.ContractVersion;
import org.npcs.repository.contract.build.release.Artifact;

/** The folder of frozen releases, {@code releases/<version>/}. */
final class Releases {

    private Releases() {}

    /**
     * All releases, oldest first.
     *
     * @throws IllegalStateException if a frozen file is not what was frozen, or a folder is no version
     */
    static List<Release> in(Path folder) {
        List<Release> releases = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(Files::isDirectory).sorted().forEach(entry -> releases.add(read(entry)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        releases.sort(Comparator.comparing(Release::version));
        return releases;
    }

    private static Release read(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = folder.getFileName().toString();
        if (!Artifact.isAsFrozen(files)) {
            throw new IllegalStateException("releases/" + name + " is not what was frozen: its digests do not fit");
        }
        Release release = Release.of(files);
        if (!release.version().equals(ContractVersion.parse(name))) {
            throw new IllegalStateException("releases/" + name + " holds version " + release.version());
        }
        return release;
    }
}
