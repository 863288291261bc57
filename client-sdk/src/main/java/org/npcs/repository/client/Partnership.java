package org.npcs.repository.client;

import org.npcs.repository.client.internal.MembershipOperations;
import org.npcs.repository.client.model.ActivityStatement;
import org.npcs.repository.client.model.ActivityStatementRecord;
import org.npcs.repository.client.model.JurisdictionRelations;
import org.npcs.repository.client.model.JurisdictionRelationsRecord;
import org.npcs.repository.client.model.MembershipRecord;
import org.npcs.repository.client.model.MembershipStep;
import org.npcs.repository.client.model.Onboarding;
import org.npcs.repository.client.model.Participant;
import org.npcs.repository.client.model.ParticipantList;
import org.npcs.repository.client.model.ParticipantRecord;
import org.npcs.repository.client.model.ParticipantStep;
import org.npcs.repository.client.model.Team;
import org.npcs.repository.client.model.TeamRecord;
import org.npcs.repository.client.page.Pages;

/**
 * How members and others belong to the partnership: teams, steps of membership, onboarding, relations, participants and own reports.
 * No person is told: a position is named by a key that means something at home alone.
 */
public final class Partnership {

    private final Calls calls;

    Partnership(Calls calls) {
        this.calls = calls;
    }

    /** Returns the team of a member. */
    public TeamRecord team(String jurisdiction) {
        return team(jurisdiction, CallOptions.NONE);
    }

    /** Returns the team of a member. */
    public TeamRecord team(String jurisdiction, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_TEAM, options).path("jurisdiction", jurisdiction);
        return calls.call(call, "TeamRecord", TeamRecord::fromJson);
    }

    /** States the own team. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public TeamRecord state(Team team) {
        return state(team, CallOptions.NONE);
    }

    /** States the own team. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public TeamRecord state(Team team, CallOptions options) {
        Call call = new Call(MembershipOperations.PUT_TEAM, options).body(team.toJson());
        return calls.call(call, "TeamRecord", TeamRecord::fromJson);
    }

    /** Returns how a jurisdiction belongs to the partnership. */
    public MembershipRecord membership(String jurisdiction) {
        return membership(jurisdiction, CallOptions.NONE);
    }

    /** Returns how a jurisdiction belongs to the partnership. */
    public MembershipRecord membership(String jurisdiction, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_MEMBERSHIP, options).path("jurisdiction", jurisdiction);
        return calls.call(call, "MembershipRecord", MembershipRecord::fromJson);
    }

    /** Moves a jurisdiction on; for the coordinator and the operator. Without a leader and an executive on the team none becomes active. */
    public MembershipRecord step(String jurisdiction, MembershipStep step) {
        return step(jurisdiction, step, CallOptions.NONE);
    }

    /** Moves a jurisdiction on; for the coordinator and the operator. Without a leader and an executive on the team none becomes active. */
    public MembershipRecord step(String jurisdiction, MembershipStep step, CallOptions options) {
        Call call = new Call(MembershipOperations.TRANSITION_MEMBERSHIP, options)
                .path("jurisdiction", jurisdiction)
                .body(step.toJson());
        return calls.call(call, "MembershipRecord", MembershipRecord::fromJson);
    }

    /** Returns what is missing until the own jurisdiction takes part, and who acts. */
    public Onboarding onboarding() {
        return onboarding(CallOptions.NONE);
    }

    /** Returns what is missing until the own jurisdiction takes part, and who acts. */
    public Onboarding onboarding(CallOptions options) {
        Call call = new Call(MembershipOperations.GET_ONBOARDING, options);
        return calls.call(call, "Onboarding", Onboarding::fromJson);
    }

    /** Returns what is missing until a jurisdiction takes part; for the coordinator and the operator. */
    public Onboarding onboardingOf(String jurisdiction) {
        return onboardingOf(jurisdiction, CallOptions.NONE);
    }

    /** Returns what is missing until a jurisdiction takes part; for the coordinator and the operator. */
    public Onboarding onboardingOf(String jurisdiction, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_ONBOARDING, options).path("jurisdiction", jurisdiction);
        return calls.call(call, "Onboarding", Onboarding::fromJson);
    }

    /** Returns the relations of a member to others. */
    public JurisdictionRelationsRecord relations(String jurisdiction) {
        return relations(jurisdiction, CallOptions.NONE);
    }

    /** Returns the relations of a member to others. */
    public JurisdictionRelationsRecord relations(String jurisdiction, CallOptions options) {
        Call call =
                new Call(MembershipOperations.GET_JURISDICTION_RELATIONS, options).path("jurisdiction", jurisdiction);
        return calls.call(call, "JurisdictionRelationsRecord", JurisdictionRelationsRecord::fromJson);
    }

    /** States the own relations to others. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public JurisdictionRelationsRecord relate(JurisdictionRelations relations) {
        return relate(relations, CallOptions.NONE);
    }

    /** States the own relations to others. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public JurisdictionRelationsRecord relate(JurisdictionRelations relations, CallOptions options) {
        Call call = new Call(MembershipOperations.PUT_JURISDICTION_RELATIONS, options).body(relations.toJson());
        return calls.call(call, "JurisdictionRelationsRecord", JurisdictionRelationsRecord::fromJson);
    }

    /** Returns the participants in the order of first storing. */
    public Pages<ParticipantRecord> participants() {
        return participants(CallOptions.NONE);
    }

    /** Returns the participants in the order of first storing. */
    public Pages<ParticipantRecord> participants(CallOptions options) {
        return calls.list(
                cursor -> new Call(MembershipOperations.LIST_PARTICIPANTS, options),
                "ParticipantList",
                ParticipantList::fromJson,
                ParticipantList::items,
                ParticipantList::nextCursor);
    }

    /** Returns a participant with its declared interests. */
    public ParticipantRecord participant(String key) {
        return participant(key, CallOptions.NONE);
    }

    /** Returns a participant with its declared interests. */
    public ParticipantRecord participant(String key, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_PARTICIPANT, options).path("participant", key);
        return calls.call(call, "ParticipantRecord", ParticipantRecord::fromJson);
    }

    /** Proposes a participant or restates it; for the coordinator and the operator. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public ParticipantRecord propose(String key, Participant participant) {
        return propose(key, participant, CallOptions.NONE);
    }

    /** Proposes a participant or restates it; for the coordinator and the operator. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public ParticipantRecord propose(String key, Participant participant, CallOptions options) {
        Call call = new Call(MembershipOperations.PUT_PARTICIPANT, options)
                .path("participant", key)
                .body(participant.toJson());
        return calls.call(call, "ParticipantRecord", ParticipantRecord::fromJson);
    }

    /** Lets a participant take part, which needs a decision, or ends it. */
    public ParticipantRecord stepOf(String key, ParticipantStep step) {
        return stepOf(key, step, CallOptions.NONE);
    }

    /** Lets a participant take part, which needs a decision, or ends it. */
    public ParticipantRecord stepOf(String key, ParticipantStep step, CallOptions options) {
        Call call = new Call(MembershipOperations.TRANSITION_PARTICIPANT, options)
                .path("participant", key)
                .body(step.toJson());
        return calls.call(call, "ParticipantRecord", ParticipantRecord::fromJson);
    }

    /** Returns what the own member said of its part in an activity. Nobody but the coordinator and the operator reads it besides. */
    public ActivityStatementRecord activity(String activity) {
        return activity(activity, CallOptions.NONE);
    }

    /** Returns what the own member said of its part in an activity. Nobody but the coordinator and the operator reads it besides. */
    public ActivityStatementRecord activity(String activity, CallOptions options) {
        Call call = new Call(MembershipOperations.GET_ACTIVITY_STATEMENT, options).path("activity", activity);
        return calls.call(call, "ActivityStatementRecord", ActivityStatementRecord::fromJson);
    }

    /** States the own part in an activity, in good faith. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public ActivityStatementRecord report(String activity, ActivityStatement statement) {
        return report(activity, statement, CallOptions.NONE);
    }

    /** States the own part in an activity, in good faith. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public ActivityStatementRecord report(String activity, ActivityStatement statement, CallOptions options) {
        Call call = new Call(MembershipOperations.PUT_ACTIVITY_STATEMENT, options)
                .path("activity", activity)
                .body(statement.toJson());
        return calls.call(call, "ActivityStatementRecord", ActivityStatementRecord::fromJson);
    }
}
