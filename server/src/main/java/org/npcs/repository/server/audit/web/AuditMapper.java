package org.npcs.repository.server.audit.web;

import com.nimbusds.jose.jwk.OctetKeyPair;
import org.npcs.repository.api.v1.model.AuditComparison;
import org.npcs.repository.api.v1.model.AuditHead;
import org.npcs.repository.api.v1.model.AuditKey;
import org.npcs.repository.api.v1.model.AuditVerification;
import org.npcs.repository.api.v1.model.Meta;
import org.npcs.repository.server.audit.SignedHead;

/** Between the trail and the contract. */
final class AuditMapper {

    private AuditMapper() {}

    static AuditHead head(SignedHead head, Meta meta) {
        return new AuditHead(
                head.jurisdiction(), head.sequence(), head.digest(), head.at(), head.keyId(), head.statement(), meta);
    }

    static AuditVerification verification(org.npcs.repository.server.audit.AuditVerification found, Meta meta) {
        return new AuditVerification(
                        found.holds(),
                        found.entries(),
                        found.waiting(),
                        found.compared().stream().map(AuditMapper::comparison).toList(),
                        meta)
                .firstBroken(found.firstBroken())
                .cutAfter(found.cutAfter());
    }

    private static AuditComparison comparison(
            org.npcs.repository.server.audit.AuditVerification.Comparison comparison) {
        return new AuditComparison(comparison.what(), comparison.sequence(), comparison.agrees()).at(comparison.at());
    }

    static AuditKey key(OctetKeyPair key) {
        return new AuditKey(
                key.getKeyType().getValue(),
                key.getCurve().getName(),
                key.getX().toString(),
                key.getKeyID(),
                key.getKeyUse().identifier(),
                "EdDSA");
    }
}
