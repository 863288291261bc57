package org.npcs.repository.server.sharing.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AgreementRecord;
import org.npcs.repository.api.v1.model.AgreementSignature;
import org.npcs.repository.api.v1.model.Signatory;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.sharing.Agreement;
import org.npcs.repository.server.sharing.Signature;
import org.springframework.stereotype.Component;

/** From agreements to the answers of the contract. */
@Component
class SharingMapper {

    private final Answers answers;

    SharingMapper(Answers answers) {
        this.answers = answers;
    }

    AgreementRecord agreement(Agreement agreement, LocalDate today, @Nullable String outcome, RequestFacts facts) {
        var stored = agreement.stored();
        return new AgreementRecord(
                        stored.id(),
                        stored.jurisdiction(),
                        agreement.number(),
                        agreement.stateOn(today),
                        agreement.opensDataOn(today),
                        agreement.contentHash(),
                        agreement.signatures().stream()
                                .map(SharingMapper::signature)
                                .toList(),
                        agreement.missing().stream()
                                .map(one -> new Signatory(one.party(), one.office()))
                                .toList(),
                        stored.version(),
                        stored.etag(),
                        stored.createdAt(),
                        stored.storedAt(),
                        answers.meta(facts))
                .outcome(outcome)
                .updatedBy(stored.storedBy())
                .content(stored.content())
                .links(Answers.links("self", address(agreement)));
    }

    private static AgreementSignature signature(Signature signature) {
        return new AgreementSignature(
                        signature.signatory().party(),
                        signature.signatory().office(),
                        signature.signedOn(),
                        signature.method(),
                        signature.notedAt(),
                        signature.notedBy())
                .reference(signature.reference());
    }

    static String address(Agreement agreement) {
        var stored = agreement.stored();
        return "/v1/jurisdictions/" + stored.jurisdiction() + "/agreements/" + stored.id();
    }
}
