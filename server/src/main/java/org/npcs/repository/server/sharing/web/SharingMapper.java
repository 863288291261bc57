package org.npcs.repository.server.sharing.web;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AgreementRecord;
import org.npcs.repository.api.v1.model.AgreementSignature;
import org.npcs.repository.api.v1.model.EffectiveChoice;
import org.npcs.repository.api.v1.model.SharingProfileRecord;
import org.npcs.repository.api.v1.model.Signatory;
import org.npcs.repository.api.v1.model.UnchosenElement;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.sharing.Agreement;
import org.npcs.repository.server.sharing.SharingProfile;
import org.npcs.repository.server.sharing.Signature;
import org.npcs.repository.server.sharing.policy.Choices;
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
                .policy(agreement.policy())
                .outcome(outcome)
                .updatedBy(stored.storedBy())
                .content(stored.content())
                .links(Answers.links("self", address(agreement)));
    }

    SharingProfileRecord profile(SharingProfile profile, @Nullable String outcome, RequestFacts facts) {
        var stored = profile.stored();
        return new SharingProfileRecord(
                        stored.jurisdiction(),
                        stored.state(),
                        profile.effective().all().stream()
                                .map(SharingMapper::choice)
                                .toList(),
                        profile.awaiting().stream().map(DecisionMapper::change).toList(),
                        profile.unchosen().stream()
                                .map(element -> new UnchosenElement(
                                                element.id(),
                                                element.definition(),
                                                element.recommended().code())
                                        .since(element.since()))
                                .toList(),
                        stored.version(),
                        stored.etag(),
                        stored.createdAt(),
                        stored.storedAt(),
                        answers.meta(facts))
                .outcome(outcome)
                .updatedBy(stored.storedBy())
                .content(stored.content())
                .links(Answers.links(
                        "self",
                        SharingProfileEndpoints.address(stored.jurisdiction()),
                        "report",
                        SharingProfileEndpoints.address(stored.jurisdiction()) + "/report"));
    }

    private static EffectiveChoice choice(Map.Entry<Choices.Key, Choices.Choice> entry) {
        var detail = entry.getValue().detail();
        return new EffectiveChoice(
                        entry.getKey().element(),
                        entry.getKey().audience().code(),
                        detail.level().code(),
                        entry.getValue().since())
                .coarsening(DecisionMapper.coarsening(detail));
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
