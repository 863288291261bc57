package org.npcs.repository.contract.build.bundle;

import java.util.List;

/** The authored tree cannot become one document. All reasons are given at once, each naming its file. */
public final class BundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BundleException(List<String> problems) {
        super("The contract does not bundle:\n  " + String.join("\n  ", problems));
    }
}
