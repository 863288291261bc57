package org.npcs.repository.server.membership.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/** Public keys as JSON Web Keys. */
public final class PublicKeys {

    /** NIST SP 800-57 part 1: shorter RSA keys are not acceptable any more. */
    private static final int LEAST_RSA_BITS = 2048;

    private PublicKeys() {}

    /** The thumbprint of RFC 7638 of a key that was taken before. */
    public static String thumbprint(ObjectNode key) {
        try {
            return JWK.parse(key.toString()).computeThumbprint().toString();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException("a key that was taken is no key", impossible);
        }
    }

    /** Refuses what is no sound public key; the finding names the place alone. */
    static void requireSound(ObjectNode key, String pointer) {
        if (!sound(key)) {
            throw refused("STR-PUBLIC-KEY", pointer);
        }
    }

    private static boolean sound(ObjectNode key) {
        try {
            var parsed = JWK.parse(key.toString());
            if (parsed instanceof RSAKey rsa) {
                rsa.toRSAPublicKey();
                return rsa.size() >= LEAST_RSA_BITS;
            }
            if (parsed instanceof ECKey curve) {
                curve.toECPublicKey();
                return true;
            }
            return false;
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException unsound) {
            return false;
        }
    }

    static ProblemException refused(String rule, String pointer) {
        var finding = Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, List.of());
        return ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(List.of(finding)));
    }
}
