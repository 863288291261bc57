package org.npcs.repository.contract.build.guard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.bundle.ContractVersion;
import org.npcs.repository.contract.build.release.Artifact;

/**
 * Refuses a contract that would break someone who relies on a release of the same major version, and a version number
 * that does not say what changed. All releases are compared, not only the last: who skipped one relies on an older one.
 */
public final class Guard {

    private final Classifier classifier;
    private final List<Waiver> waivers;
    private final Set<Waiver> used = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    Guard(Classifier classifier, List<Waiver> waivers) {
        this.classifier = classifier;
        this.waivers = waivers;
    }

    /**
     * Checks the present contract against the frozen ones.
     *
     * @param releases the folder with the releases and {@code waivers.yaml}
     * @return one line for each problem, empty if the contract may ship as it is
     */
    public static List<String> check(Artifact present, Path releases) {
        try {
            Guard guard = new Guard(Classifier.withAllRules(), Waiver.in(releases.resolve("waivers.yaml")));
            return guard.check(Release.of(present.frozen().files()), Releases.in(releases));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    List<String> check(Release present, List<Release> all) {
        List<Release> released = all.stream()
                .filter(release ->
                        release.version().major() == present.version().major())
                .toList();
        Level latest = null;
        for (Release release : released) {
            latest = levelSince(release, present);
        }
        if (latest != null) {
            checkVersion(present, released.get(released.size() - 1), latest);
        } else if (!released.isEmpty()) {
            checkUnchanged(present, released.get(released.size() - 1));
        }
        waivers.stream()
                .filter(waiver -> !used.contains(waiver))
                .forEach(waiver -> problems.add("This waiver waives nothing: " + waiver));
        return problems;
    }

    /** The greatest level among the differences, or null if there are none; breaking ones are reported. */
    private @Nullable Level levelSince(Release release, Release present) {
        Level greatest = isByteForByte(release, present) ? null : Level.EDITORIAL;
        for (Difference difference : release.differencesTo(present)) {
            Finding finding = classifier.classify(difference);
            Level level = finding.level();
            if (level == Level.BREAKING) {
                List<Waiver> covering = waivers.stream()
                        .filter(waiver -> waiver.covers(finding, release.version()))
                        .toList();
                used.addAll(covering);
                if (covering.isEmpty()) {
                    problems.add("Breaks " + release.version() + ": " + finding);
                } else {
                    level = Level.ADDITIVE;
                }
            }
            greatest = greatest == null || level.compareTo(greatest) > 0 ? level : greatest;
        }
        return greatest;
    }

    private void checkVersion(Release present, Release latest, Level level) {
        ContractVersion next = level.next(latest.version());
        if (!present.version().equals(next)) {
            problems.add("info.version is " + present.version() + " (expected: " + next
                    + ", because the greatest difference to " + latest.version() + " is "
                    + level.name().toLowerCase(Locale.ROOT) + ")");
        }
    }

    private void checkUnchanged(Release present, Release latest) {
        if (!present.version().equals(latest.version())) {
            problems.add("info.version is " + present.version() + ", but nothing differs from " + latest.version());
        }
    }

    private static boolean isByteForByte(Release release, Release present) {
        return release.files().keySet().stream()
                .filter(name -> !name.equals(Artifact.DIGESTS_OF_RELEASE))
                .allMatch(name ->
                        Arrays.equals(release.files().get(name), present.files().get(name)));
    }
}
