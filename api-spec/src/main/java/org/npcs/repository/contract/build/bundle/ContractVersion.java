package org.npcs.repository.contract.build.bundle;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semantic version without pre-release part; a contract is either released or not. */
public record ContractVersion(int major, int minor, int patch) implements Comparable<ContractVersion> {

    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");

    /**
     * Reads {@code major.minor.patch}.
     *
     * @throws IllegalArgumentException on any other form
     */
    public static ContractVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("version: \"" + text + "\" (expected: major.minor.patch)");
        }
        return new ContractVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /** Whether the text is a version. */
    public static boolean isVersion(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(ContractVersion other) {
        return Comparator.comparingInt(ContractVersion::major)
                .thenComparingInt(ContractVersion::minor)
                .thenComparingInt(ContractVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
