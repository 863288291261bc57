package org.npcs.repository.server.exchange.submission;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.exchange.body.BodyReading;

/**
 * What a finding comes from: its rule at a generalised place and, for a code that no list has, the code itself, so that
 * two codes that were never mapped are two causes. Of the code only a salted digest enters the identifier; the salt is
 * forgotten with the intake.
 */
record Cause(String id, String place, Finding finding) {

    private static final Pattern LIST_PLACE = Pattern.compile("/\\d+(?=/|$)");
    private static final int ID_DIGITS = 16;

    static Cause of(Finding finding) {
        return of(finding, new byte[0], "");
    }

    static Cause of(Finding finding, byte[] salt, String offender) {
        var place = LIST_PLACE.matcher(finding.pointer()).replaceAll("/*");
        var digest = BodyReading.sha256();
        digest.update(
                (finding.rule() + '\n' + place + '\n' + finding.message() + '\n').getBytes(StandardCharsets.UTF_8));
        if (!offender.isEmpty()) {
            digest.update(salt);
            digest.update(offender.getBytes(StandardCharsets.UTF_8));
        }
        return new Cause(BodyReading.hex(digest.digest()).substring(0, ID_DIGITS), place, finding);
    }
}
