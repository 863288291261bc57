package org.npcs.repository.client;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.SharingOperations;
import org.npcs.repository.client.model.AccessExplanation;
import org.npcs.repository.client.model.AccessQuestion;
import org.npcs.repository.client.model.Agreement;
import org.npcs.repository.client.model.AgreementList;
import org.npcs.repository.client.model.AgreementPolicy;
import org.npcs.repository.client.model.AgreementPolicyList;
import org.npcs.repository.client.model.AgreementRecord;
import org.npcs.repository.client.model.AgreementSigning;
import org.npcs.repository.client.model.Correction;
import org.npcs.repository.client.model.CorrectionList;
import org.npcs.repository.client.model.Disclosure;
import org.npcs.repository.client.model.DisclosureList;
import org.npcs.repository.client.model.EncryptionKey;
import org.npcs.repository.client.model.PublicJoin;
import org.npcs.repository.client.model.PublicJoinRequest;
import org.npcs.repository.client.model.SharingPreview;
import org.npcs.repository.client.model.SharingPreviewRequest;
import org.npcs.repository.client.model.SharingProfile;
import org.npcs.repository.client.model.SharingProfileRecord;
import org.npcs.repository.client.model.SharingSimulation;
import org.npcs.repository.client.model.SharingSimulationRequest;
import org.npcs.repository.client.model.VisibilityReport;
import org.npcs.repository.client.page.Pages;

/** Under which rules data are shared: agreements with their signatures, what the owner has chosen, and who sees what by both. */
public final class SharingClient {

    private final Calls calls;

    SharingClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns all agreements of the jurisdiction in the order in which they were drafted. */
    public Pages<AgreementRecord> agreements() {
        return agreements(null, CallOptions.NONE);
    }

    /** Returns the agreements in a state, or all for null. */
    public Pages<AgreementRecord> agreements(@Nullable String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(SharingOperations.LIST_AGREEMENTS, options).query("state", state),
                "AgreementList",
                AgreementList::fromJson,
                AgreementList::items,
                AgreementList::nextCursor);
    }

    /** Returns the versions of what agreements keep to when they are approved, the oldest first, each with where it stands. */
    public Pages<AgreementPolicy> agreementPolicies() {
        return agreementPolicies(CallOptions.NONE);
    }

    /** Returns the versions of what agreements keep to when they are approved, the oldest first, each with where it stands. */
    public Pages<AgreementPolicy> agreementPolicies(CallOptions options) {
        return calls.list(
                cursor -> new Call(SharingOperations.LIST_AGREEMENT_POLICIES, options),
                "AgreementPolicyList",
                AgreementPolicyList::fromJson,
                AgreementPolicyList::items,
                AgreementPolicyList::nextCursor);
    }

    /** Returns an agreement with its signatures, and with those that are missing. */
    public AgreementRecord agreement(UUID id) {
        return agreement(id, CallOptions.NONE);
    }

    /** Returns an agreement with its signatures, and with those that are missing. */
    public AgreementRecord agreement(UUID id, CallOptions options) {
        Call call = new Call(SharingOperations.GET_AGREEMENT, options).path("agreementId", id);
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }

    /** Drafts the next agreement of its kind. */
    public AgreementRecord draft(Agreement content) {
        return draft(content, CallOptions.NONE);
    }

    /** Drafts the next agreement of its kind. */
    public AgreementRecord draft(Agreement content, CallOptions options) {
        Call call = new Call(SharingOperations.CREATE_AGREEMENT, options).body(content.toJson());
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }

    /** Changes a draft; needs {@code ifMatch} or {@code expectedVersion}. */
    public AgreementRecord change(UUID id, Agreement content) {
        return change(id, content, CallOptions.NONE);
    }

    /** Changes a draft; needs {@code ifMatch} or {@code expectedVersion}. */
    public AgreementRecord change(UUID id, Agreement content, CallOptions options) {
        Call call = new Call(SharingOperations.PUT_AGREEMENT, options)
                .path("agreementId", id)
                .body(content.toJson());
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }

    /** Gives a draft to review. */
    public AgreementRecord submit(UUID id) {
        return submit(id, CallOptions.NONE);
    }

    /** Gives a draft to review. */
    public AgreementRecord submit(UUID id, CallOptions options) {
        return step(id, "in-review", options);
    }

    /** Approves what was reviewed; from now on it can be signed. */
    public AgreementRecord approve(UUID id) {
        return approve(id, CallOptions.NONE);
    }

    /** Approves what was reviewed; from now on it can be signed. */
    public AgreementRecord approve(UUID id, CallOptions options) {
        return step(id, "approved", options);
    }

    /** Suspends an executed agreement: from the next request on real data are refused. The reason is a code of {@code change-reason}. */
    public AgreementRecord suspend(UUID id, String reason) {
        return suspend(id, reason, CallOptions.NONE);
    }

    /** Suspends an executed agreement: from the next request on real data are refused. The reason is a code of {@code change-reason}. */
    public AgreementRecord suspend(UUID id, String reason, CallOptions options) {
        return step(id, "suspended", options.reason(reason));
    }

    /** Resumes a suspended agreement. The reason is a code of {@code change-reason}. */
    public AgreementRecord resume(UUID id, String reason) {
        return resume(id, reason, CallOptions.NONE);
    }

    /** Resumes a suspended agreement. The reason is a code of {@code change-reason}. */
    public AgreementRecord resume(UUID id, String reason, CallOptions options) {
        return step(id, "executed", options.reason(reason));
    }

    /** Terminates an agreement for good. The reason is a code of {@code change-reason}. */
    public AgreementRecord terminate(UUID id, String reason) {
        return terminate(id, reason, CallOptions.NONE);
    }

    /** Terminates an agreement for good. The reason is a code of {@code change-reason}. */
    public AgreementRecord terminate(UUID id, String reason, CallOptions options) {
        return step(id, "terminated", options.reason(reason));
    }

    /** Notes a signature of one of the own offices; the last one executes the agreement. */
    public AgreementRecord sign(UUID id, AgreementSigning signing) {
        return sign(id, signing, CallOptions.NONE);
    }

    /** Notes a signature of one of the own offices; the last one executes the agreement. */
    public AgreementRecord sign(UUID id, AgreementSigning signing, CallOptions options) {
        Call call = new Call(SharingOperations.CREATE_AGREEMENT_SIGNATURE, options)
                .path("agreementId", id)
                .body(signing.toJson());
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }

    /** Returns what the owner shares, what awaits the second person, and which elements nobody has chosen for. */
    public SharingProfileRecord profile() {
        return profile(CallOptions.NONE);
    }

    /** Returns what the owner shares, what awaits the second person, and which elements nobody has chosen for. */
    public SharingProfileRecord profile(CallOptions options) {
        return calls.call(
                new Call(SharingOperations.GET_SHARING_PROFILE, options),
                "SharingProfileRecord",
                SharingProfileRecord::fromJson);
    }

    /** Sets the sharing profile as a whole. What it closes counts at once; what it opens awaits a second person, see {@link #confirmProfile()}. */
    public SharingProfileRecord putProfile(SharingProfile profile) {
        return putProfile(profile, CallOptions.NONE);
    }

    /** Sets the sharing profile as a whole. What it closes counts at once; what it opens awaits a second person, see {@link #confirmProfile()}. */
    public SharingProfileRecord putProfile(SharingProfile profile, CallOptions options) {
        Call call = new Call(SharingOperations.PUT_SHARING_PROFILE, options).body(profile.toJson());
        return calls.call(call, "SharingProfileRecord", SharingProfileRecord::fromJson);
    }

    /** Lets what the profile opens count; by another person than the one that sent it. */
    public SharingProfileRecord confirmProfile() {
        return confirmProfile(CallOptions.NONE);
    }

    /** Lets what the profile opens count; by another person than the one that sent it. */
    public SharingProfileRecord confirmProfile(CallOptions options) {
        return profileStep("effective", options);
    }

    /** Drops what the profile would open; it becomes what counts already. */
    public SharingProfileRecord dropProfile() {
        return dropProfile(CallOptions.NONE);
    }

    /** Drops what the profile would open; it becomes what counts already. */
    public SharingProfileRecord dropProfile(CallOptions options) {
        return profileStep("dropped", options);
    }

    /** Returns who sees what, element by element and audience by audience. */
    public VisibilityReport report() {
        return report(CallOptions.NONE);
    }

    /** Returns who sees what, element by element and audience by audience. */
    public VisibilityReport report(CallOptions options) {
        Call call = new Call(SharingOperations.GET_VISIBILITY_REPORT, options).query("format", "json");
        return calls.call(call, "VisibilityReport", VisibilityReport::fromJson);
    }

    /** Downloads the report as a page to read and print, into a file that only its owner reads; the file is there whole or not at all. */
    public void reportPage(Path file) {
        reportPage(file, CallOptions.NONE);
    }

    /** Downloads the report as a page to read and print, into a file that only its owner reads; the file is there whole or not at all. */
    public void reportPage(Path file, CallOptions options) {
        calls.download(page(options), file);
    }

    /** Downloads the report as a page to read and print, into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void reportPage(OutputStream out) {
        reportPage(out, CallOptions.NONE);
    }

    /** Downloads the report as a page to read and print, into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void reportPage(OutputStream out, CallOptions options) {
        calls.download(page(options), out);
    }

    /** Explains whether an audience sees elements for a purpose, and names the clause, the choice or what is missing. */
    public AccessExplanation explain(AccessQuestion question) {
        return explain(question, CallOptions.NONE);
    }

    /** Explains whether an audience sees elements for a purpose, and names the clause, the choice or what is missing. */
    public AccessExplanation explain(AccessQuestion question, CallOptions options) {
        Call call = new Call(SharingOperations.EXPLAIN_ACCESS, options).body(question.toJson());
        return calls.call(call, "AccessExplanation", AccessExplanation::fromJson);
    }

    /** Shows records, made up or one's own, as an audience would see them. */
    public SharingPreview preview(SharingPreviewRequest request) {
        return preview(request, CallOptions.NONE);
    }

    /** Shows records, made up or one's own, as an audience would see them. */
    public SharingPreview preview(SharingPreviewRequest request, CallOptions options) {
        Call call = new Call(SharingOperations.PREVIEW_SHARING, options).body(request.toJson());
        return calls.call(call, "SharingPreview", SharingPreview::fromJson);
    }

    /** Tells what would change under another agreement or another profile, before anybody signs or confirms. */
    public SharingSimulation simulate(SharingSimulationRequest request) {
        return simulate(request, CallOptions.NONE);
    }

    /** Tells what would change under another agreement or another profile, before anybody signs or confirms. */
    public SharingSimulation simulate(SharingSimulationRequest request, CallOptions options) {
        Call call = new Call(SharingOperations.SIMULATE_SHARING, options).body(request.toJson());
        return calls.call(call, "SharingSimulation", SharingSimulation::fromJson);
    }

    /** Joins public notices with what members see of the own incidents, now or under a profile that is tried out; nothing of them is stored. */
    public PublicJoin publicJoin(PublicJoinRequest request) {
        return publicJoin(request, CallOptions.NONE);
    }

    /** Joins public notices with what members see of the own incidents, now or under a profile that is tried out; nothing of them is stored. */
    public PublicJoin publicJoin(PublicJoinRequest request, CallOptions options) {
        Call call = new Call(SharingOperations.VERIFY_PUBLIC_JOIN, options).body(request.toJson());
        return calls.call(call, "PublicJoin", PublicJoin::fromJson);
    }

    /** Returns what other members share for a purpose, a code of {@code sharing-purpose}. */
    public SharedRecords shared(String purpose) {
        return new SharedRecords(calls, purpose);
    }

    /** Returns who was shown records of the jurisdiction between two days, both included and both optional; the latest first. */
    public Pages<Disclosure> disclosures(@Nullable LocalDate from, @Nullable LocalDate to) {
        return disclosures(from, to, CallOptions.NONE);
    }

    /** Returns who was shown records of the jurisdiction between two days, both included and both optional; the latest first. */
    public Pages<Disclosure> disclosures(@Nullable LocalDate from, @Nullable LocalDate to, CallOptions options) {
        return calls.list(
                cursor -> new Call(SharingOperations.LIST_DISCLOSURES, options)
                        .query("from", from)
                        .query("to", to),
                "DisclosureList",
                DisclosureList::fromJson,
                DisclosureList::items,
                DisclosureList::nextCursor);
    }

    /** Returns who was shown an incident or one of its reviews, the latest first: whom a correction concerns. */
    public Pages<Disclosure> disclosuresOf(UUID incidentId) {
        return disclosuresOf(incidentId, CallOptions.NONE);
    }

    /** Returns who was shown an incident or one of its reviews, the latest first: whom a correction concerns. */
    public Pages<Disclosure> disclosuresOf(UUID incidentId, CallOptions options) {
        return calls.list(
                cursor -> new Call(SharingOperations.LIST_DISCLOSURES, options).query("incidentId", incidentId),
                "DisclosureList",
                DisclosureList::fromJson,
                DisclosureList::items,
                DisclosureList::nextCursor);
    }

    /** Returns what the owner takes back. */
    public Withdrawals withdrawals() {
        return new Withdrawals(calls);
    }

    /** Returns what the owner keeps from being destroyed. */
    public Holds holds() {
        return new Holds(calls);
    }

    /** Returns what others asked the operator for of the own jurisdiction. */
    public ThirdPartyRequests thirdPartyRequests() {
        return new ThirdPartyRequests(calls, null);
    }

    /** Returns what others asked the operator for of a jurisdiction; for the operator. */
    public ThirdPartyRequests thirdPartyRequestsOf(String jurisdiction) {
        return new ThirdPartyRequests(calls, jurisdiction);
    }

    /** Returns what the operator saw of the own jurisdiction in an emergency. */
    public EmergencyAccesses emergencyAccesses() {
        return new EmergencyAccesses(calls, null);
    }

    /** Returns what the operator sees of a jurisdiction in an emergency; for the operator. */
    public EmergencyAccesses emergencyAccessesOf(String jurisdiction) {
        return new EmergencyAccesses(calls, jurisdiction);
    }

    /** Returns which members received records of which another version is shown now, and when each fetched that one. */
    public Pages<Correction> corrections() {
        return corrections(null, CallOptions.NONE);
    }

    /** Returns the same for one incident and its reviews, or for all with null. */
    public Pages<Correction> corrections(@Nullable UUID incidentId) {
        return corrections(incidentId, CallOptions.NONE);
    }

    /** Returns the same for one incident and its reviews, or for all with null. */
    public Pages<Correction> corrections(@Nullable UUID incidentId, CallOptions options) {
        return calls.list(
                cursor -> new Call(SharingOperations.LIST_CORRECTIONS, options).query("incidentId", incidentId),
                "CorrectionList",
                CorrectionList::fromJson,
                CorrectionList::items,
                CorrectionList::nextCursor);
    }

    /** Returns how the sealed members of the owner's records are protected; no key is told. */
    public EncryptionKey encryptionKey() {
        return encryptionKey(CallOptions.NONE);
    }

    /** Returns how the sealed members of the owner's records are protected; no key is told. */
    public EncryptionKey encryptionKey(CallOptions options) {
        return calls.call(
                new Call(SharingOperations.GET_ENCRYPTION_KEY, options), "EncryptionKey", EncryptionKey::fromJson);
    }

    /** Asks for a new key; records are read and written while it comes. */
    public EncryptionKey rotateEncryptionKey() {
        return rotateEncryptionKey(CallOptions.NONE);
    }

    /** Asks for a new key; records are read and written while it comes. */
    public EncryptionKey rotateEncryptionKey(CallOptions options) {
        return calls.call(
                new Call(SharingOperations.ROTATE_ENCRYPTION_KEY, options), "EncryptionKey", EncryptionKey::fromJson);
    }

    /** Downloads the account of disclosures, {@code csv} or {@code pdf}, into a file that only its owner reads; the file is there whole or not at all. */
    public void disclosureSheet(String format, Path file) {
        disclosureSheet(format, file, CallOptions.NONE);
    }

    /** Downloads the account of disclosures, {@code csv} or {@code pdf}, into a file that only its owner reads; the file is there whole or not at all. */
    public void disclosureSheet(String format, Path file, CallOptions options) {
        calls.download(new Call(SharingOperations.EXPORT_DISCLOSURES, options).query("format", format), file);
    }

    /** Downloads the account of disclosures, {@code csv} or {@code pdf}, into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void disclosureSheet(String format, OutputStream out) {
        disclosureSheet(format, out, CallOptions.NONE);
    }

    /** Downloads the account of disclosures, {@code csv} or {@code pdf}, into a stream, which stays open; once the first byte went out, the call is not repeated. */
    public void disclosureSheet(String format, OutputStream out, CallOptions options) {
        calls.download(new Call(SharingOperations.EXPORT_DISCLOSURES, options).query("format", format), out);
    }

    private static Call page(CallOptions options) {
        return new Call(SharingOperations.GET_VISIBILITY_REPORT, options).query("format", "html");
    }

    private SharingProfileRecord profileStep(String to, CallOptions options) {
        Call call = new Call(SharingOperations.TRANSITION_SHARING_PROFILE, options.withoutReason())
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "SharingProfileRecord", SharingProfileRecord::fromJson);
    }

    private AgreementRecord step(UUID id, String to, CallOptions options) {
        Call call = new Call(SharingOperations.TRANSITION_AGREEMENT, options.withoutReason())
                .path("agreementId", id)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }
}
