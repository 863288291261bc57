package org.npcs.repository.client;

import java.time.LocalDate;
import java.util.UUID;
import org.npcs.repository.client.internal.GovernanceOperations;
import org.npcs.repository.client.model.Committee;
import org.npcs.repository.client.model.CommitteeComposition;
import org.npcs.repository.client.model.CommitteeList;
import org.npcs.repository.client.model.CommitteeRecord;
import org.npcs.repository.client.model.GovernanceRole;
import org.npcs.repository.client.model.GovernanceRoleList;
import org.npcs.repository.client.model.GovernanceRoleRecord;
import org.npcs.repository.client.model.Nomination;
import org.npcs.repository.client.model.NominationList;
import org.npcs.repository.client.model.NominationRecord;
import org.npcs.repository.client.model.Office;
import org.npcs.repository.client.model.OfficeList;
import org.npcs.repository.client.model.OfficeRecord;
import org.npcs.repository.client.model.OfficeStep;
import org.npcs.repository.client.model.Term;
import org.npcs.repository.client.model.TermList;
import org.npcs.repository.client.model.TermRecord;
import org.npcs.repository.client.model.TermStep;
import org.npcs.repository.client.page.Pages;

/** Who decides: committees, who sits there and who leads, advisors, backbone organisations and nominations. Nothing of it opens what a member owns. */
public final class GovernanceClient {

    private final Calls calls;

    GovernanceClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns the work plan of the partnership. */
    public WorkPlans workPlans() {
        return new WorkPlans(calls);
    }

    /** Returns the goals of the charter. */
    public Goals goals() {
        return new Goals(calls);
    }

    /** Returns the charter: its versions and their reviews. */
    public Charters charter() {
        return new Charters(calls);
    }

    /** Returns what is proposed to the Executive Committee, and what its seats say. */
    public Proposals proposals() {
        return new Proposals(calls);
    }

    /** Returns what the Executive Committee decided. */
    public Decisions decisions() {
        return new Decisions(calls);
    }

    /** Returns meetings: agendas, who attended, minutes and calendars. */
    public Meetings meetings() {
        return new Meetings(calls);
    }

    /** Returns communications: what is told, how far it came, and what members answer. */
    public Communications communications() {
        return new Communications(calls);
    }

    /** Returns all committees, without who sits there. */
    public Pages<CommitteeRecord> committees() {
        return committees(CallOptions.NONE);
    }

    /** Returns all committees, without who sits there. */
    public Pages<CommitteeRecord> committees(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_COMMITTEES, options),
                "CommitteeList",
                CommitteeList::fromJson,
                CommitteeList::items,
                CommitteeList::nextCursor);
    }

    /** Returns a committee with who sits there today; the Executive Committee has the key {@code executive}. */
    public CommitteeRecord committee(String key) {
        return committee(key, CallOptions.NONE);
    }

    /** Returns a committee with who sits there today; the Executive Committee has the key {@code executive}. */
    public CommitteeRecord committee(String key, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_COMMITTEE, options).path("committee", key);
        return calls.call(call, "CommitteeRecord", CommitteeRecord::fromJson);
    }

    /** Sets up a committee; for whoever keeps governance. Give the version that a change starts from by {@link CallOptions#expectedVersion(int)}. */
    public CommitteeRecord setUp(String key, Committee committee) {
        return setUp(key, committee, CallOptions.NONE);
    }

    /** Sets up a committee; for whoever keeps governance. Give the version that a change starts from by {@link CallOptions#expectedVersion(int)}. */
    public CommitteeRecord setUp(String key, Committee committee, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_COMMITTEE, options)
                .path("committee", key)
                .body(committee.toJson());
        return calls.call(call, "CommitteeRecord", CommitteeRecord::fromJson);
    }

    /** Returns how a committee is composed, by kind and size class. */
    public CommitteeComposition composition(String key) {
        return composition(key, CallOptions.NONE);
    }

    /** Returns how a committee is composed, by kind and size class. */
    public CommitteeComposition composition(String key, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_COMMITTEE_COMPOSITION, options).path("committee", key);
        return calls.call(call, "CommitteeComposition", CommitteeComposition::fromJson);
    }

    /** Returns the terms in a committee, those that have ended included. */
    public Pages<TermRecord> terms(String committee) {
        return terms(committee, CallOptions.NONE);
    }

    /** Returns the terms in a committee, those that have ended included. */
    public Pages<TermRecord> terms(String committee, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_TERMS, options).path("committee", committee),
                "TermList",
                TermList::fromJson,
                TermList::items,
                TermList::nextCursor);
    }

    /** Returns the terms in a committee that run on a day. */
    public Pages<TermRecord> terms(String committee, LocalDate on) {
        return terms(committee, on, CallOptions.NONE);
    }

    /** Returns the terms in a committee that run on a day. */
    public Pages<TermRecord> terms(String committee, LocalDate on, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_TERMS, options)
                        .path("committee", committee)
                        .query("on", on),
                "TermList",
                TermList::fromJson,
                TermList::items,
                TermList::nextCursor);
    }

    /** Returns a term. */
    public TermRecord term(UUID id) {
        return term(id, CallOptions.NONE);
    }

    /** Returns a term. */
    public TermRecord term(UUID id, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_TERM, options).path("termId", id);
        return calls.call(call, "TermRecord", TermRecord::fromJson);
    }

    /** Appoints to a seat for a year; for whoever keeps governance. */
    public TermRecord appoint(String committee, Term term) {
        return appoint(committee, term, CallOptions.NONE);
    }

    /** Appoints to a seat for a year; for whoever keeps governance. */
    public TermRecord appoint(String committee, Term term, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_TERM, options)
                .path("committee", committee)
                .body(term.toJson());
        return calls.call(call, "TermRecord", TermRecord::fromJson);
    }

    /** Ends a term; the reason is a code of {@code term-end-reason}. Offices of the seat end with it. */
    public TermRecord endTerm(UUID id, TermStep step) {
        return endTerm(id, step, CallOptions.NONE);
    }

    /** Ends a term; the reason is a code of {@code term-end-reason}. Offices of the seat end with it. */
    public TermRecord endTerm(UUID id, TermStep step, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_TERM, options)
                .path("termId", id)
                .body(step.toJson());
        return calls.call(call, "TermRecord", TermRecord::fromJson);
    }

    /** Returns the offices in a committee, those that have ended included. */
    public Pages<OfficeRecord> offices(String committee) {
        return offices(committee, CallOptions.NONE);
    }

    /** Returns the offices in a committee, those that have ended included. */
    public Pages<OfficeRecord> offices(String committee, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_OFFICES, options).path("committee", committee),
                "OfficeList",
                OfficeList::fromJson,
                OfficeList::items,
                OfficeList::nextCursor);
    }

    /** Returns the offices in a committee that run on a day. */
    public Pages<OfficeRecord> offices(String committee, LocalDate on) {
        return offices(committee, on, CallOptions.NONE);
    }

    /** Returns the offices in a committee that run on a day. */
    public Pages<OfficeRecord> offices(String committee, LocalDate on, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_OFFICES, options)
                        .path("committee", committee)
                        .query("on", on),
                "OfficeList",
                OfficeList::fromJson,
                OfficeList::items,
                OfficeList::nextCursor);
    }

    /** Returns an office. */
    public OfficeRecord office(UUID id) {
        return office(id, CallOptions.NONE);
    }

    /** Returns an office. */
    public OfficeRecord office(UUID id, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_OFFICE, options).path("officeId", id);
        return calls.call(call, "OfficeRecord", OfficeRecord::fromJson);
    }

    /** Appoints to an office; for whoever keeps governance. A refusal tells the rule, its paragraph and the dates. */
    public OfficeRecord appoint(String committee, Office office) {
        return appoint(committee, office, CallOptions.NONE);
    }

    /** Appoints to an office; for whoever keeps governance. A refusal tells the rule, its paragraph and the dates. */
    public OfficeRecord appoint(String committee, Office office, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_OFFICE, options)
                .path("committee", committee)
                .body(office.toJson());
        return calls.call(call, "OfficeRecord", OfficeRecord::fromJson);
    }

    /** Ends an office; the reason is a code of {@code office-end-reason}. */
    public OfficeRecord endOffice(UUID id, OfficeStep step) {
        return endOffice(id, step, CallOptions.NONE);
    }

    /** Ends an office; the reason is a code of {@code office-end-reason}. */
    public OfficeRecord endOffice(UUID id, OfficeStep step, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_OFFICE, options)
                .path("officeId", id)
                .body(step.toJson());
        return calls.call(call, "OfficeRecord", OfficeRecord::fromJson);
    }

    /** Returns nominations and volunteers. */
    public Pages<NominationRecord> nominations() {
        return nominations(CallOptions.NONE);
    }

    /** Returns nominations and volunteers. */
    public Pages<NominationRecord> nominations(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_NOMINATIONS, options),
                "NominationList",
                NominationList::fromJson,
                NominationList::items,
                NominationList::nextCursor);
    }

    /** Returns a nomination. */
    public NominationRecord nomination(UUID id) {
        return nomination(id, CallOptions.NONE);
    }

    /** Returns a nomination. */
    public NominationRecord nomination(UUID id, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_NOMINATION, options).path("nominationId", id);
        return calls.call(call, "NominationRecord", NominationRecord::fromJson);
    }

    /** Nominates in the name of the own member, or lets one of its team volunteer. */
    public NominationRecord nominate(Nomination nomination) {
        return nominate(nomination, CallOptions.NONE);
    }

    /** Nominates in the name of the own member, or lets one of its team volunteer. */
    public NominationRecord nominate(Nomination nomination, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_NOMINATION, options).body(nomination.toJson());
        return calls.call(call, "NominationRecord", NominationRecord::fromJson);
    }

    /** Withdraws a nomination of the own member. */
    public NominationRecord withdraw(UUID id) {
        return withdraw(id, CallOptions.NONE);
    }

    /** Withdraws a nomination of the own member. */
    public NominationRecord withdraw(UUID id, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_NOMINATION, options.withoutReason())
                .path("nominationId", id)
                .body(Steps.to("withdrawn", options).toJson());
        return calls.call(call, "NominationRecord", NominationRecord::fromJson);
    }

    /** Returns the roles of advisors, backbone organisations and coordinators. */
    public Pages<GovernanceRoleRecord> roles() {
        return roles(CallOptions.NONE);
    }

    /** Returns the roles of advisors, backbone organisations and coordinators. */
    public Pages<GovernanceRoleRecord> roles(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_GOVERNANCE_ROLES, options),
                "GovernanceRoleList",
                GovernanceRoleList::fromJson,
                GovernanceRoleList::items,
                GovernanceRoleList::nextCursor);
    }

    /** Returns a role. */
    public GovernanceRoleRecord role(String key) {
        return role(key, CallOptions.NONE);
    }

    /** Returns a role. */
    public GovernanceRoleRecord role(String key, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_GOVERNANCE_ROLE, options).path("governanceRole", key);
        return calls.call(call, "GovernanceRoleRecord", GovernanceRoleRecord::fromJson);
    }

    /** Gives a role, changes it or ends it; for whoever keeps governance. Give the version that a change starts from by {@link CallOptions#expectedVersion(int)}. */
    public GovernanceRoleRecord give(String key, GovernanceRole role) {
        return give(key, role, CallOptions.NONE);
    }

    /** Gives a role, changes it or ends it; for whoever keeps governance. Give the version that a change starts from by {@link CallOptions#expectedVersion(int)}. */
    public GovernanceRoleRecord give(String key, GovernanceRole role, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_GOVERNANCE_ROLE, options)
                .path("governanceRole", key)
                .body(role.toJson());
        return calls.call(call, "GovernanceRoleRecord", GovernanceRoleRecord::fromJson);
    }
}
