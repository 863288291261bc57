package org.npcs.repository.server.platform.guard;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator the list of what to set, in the place of a stack trace. Registered in {@code spring.factories}. */
final class UnsafeStartAnalyzer extends AbstractFailureAnalyzer<UnsafeStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnsafeStartException unsafe) {
        return new FailureAnalysis(
                "The server refuses to start because these settings are missing or unsafe:"
                        + System.lineSeparator()
                        + System.lineSeparator()
                        + unsafe.getMessage(),
                "Change the settings named above. For a trial with invented data, start the sandbox.",
                unsafe);
    }
}
