package org.npcs.repository.conformance.report;

import java.util.List;
import org.npcs.repository.conformance.run.RunResult;

/**
 * What reports are made of.
 *
 * @param run results of the run
 * @param suiteVersion version of this kit
 * @param contractVersion version of the contract that was judged by
 * @param contractDigest SHA-256 of that contract
 * @param expectedFailures names of checks that were expected to fail; not empty means that this is no claim
 * @param stale names of checks that were expected to fail and passed
 * @param exitCode exit code of the run
 * @param strict whether a broken SHOULD failed
 */
public record Report(
        RunResult run,
        String suiteVersion,
        String contractVersion,
        String contractDigest,
        List<String> expectedFailures,
        List<String> stale,
        int exitCode,
        boolean strict) {}
