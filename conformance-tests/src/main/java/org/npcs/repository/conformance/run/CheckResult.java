package org.npcs.repository.conformance.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.http.Exchange;

/**
 * What one check said.
 *
 * @param check name of the check, unique within the kit
 * @param requirements identifiers of the requirements that it judges
 * @param verdict what it said
 * @param reason code of the reason for which it was skipped, or null
 * @param expected what was expected, or null where nothing was missed
 * @param found what was found instead, or why the check could not be made; null when it passed
 * @param lookFirst what an implementer should look at first
 * @param exchanges all requests and answers in their order, without secrets
 * @param millis how long it took
 */
public record CheckResult(
        String check,
        List<String> requirements,
        Verdict verdict,
        @Nullable String reason,
        @Nullable String expected,
        @Nullable String found,
        String lookFirst,
        List<Exchange> exchanges,
        long millis) {}
