package org.npcs.repository.server.improvement;

import java.util.List;
import org.npcs.repository.contract.definition.BundleVersion;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** The published care bundles. */
final class Bundles {

    private Bundles() {}

    /** The versions of a bundle; none when it is not published. */
    static List<String> versions(String bundle) {
        return of(bundle).stream().map(BundleVersion::version).toList();
    }

    /** The newest version of a bundle; {@code not-found} when it is not published. */
    static BundleVersion newest(String bundle) {
        return of(bundle).stream()
                .reduce((one, later) -> later)
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND));
    }

    private static List<BundleVersion> of(String bundle) {
        return Definitions.published().analysis().bundles().stream()
                .filter(one -> one.bundle().equals(bundle))
                .toList();
    }
}
