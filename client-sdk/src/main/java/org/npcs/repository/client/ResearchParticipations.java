package org.npcs.repository.client;

import java.util.UUID;
import org.npcs.repository.client.internal.AnalyticsOperations;
import org.npcs.repository.client.model.ResearchParticipationList;
import org.npcs.repository.client.model.ResearchParticipationRecord;
import org.npcs.repository.client.page.Pages;

/** What the own jurisdiction is asked for research. It may stay out of any extract until the request is approved. */
public final class ResearchParticipations {

    private final Calls calls;

    ResearchParticipations(Calls calls) {
        this.calls = calls;
    }

    /** Returns what the owner was asked, in the order in which it was. */
    public Pages<ResearchParticipationRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns what the owner was asked, in the order in which it was. */
    public Pages<ResearchParticipationRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_RESEARCH_PARTICIPATIONS, options),
                "ResearchParticipationList",
                ResearchParticipationList::fromJson,
                ResearchParticipationList::items,
                ResearchParticipationList::nextCursor);
    }

    /** Returns what the owner is asked for a research request. */
    public ResearchParticipationRecord get(UUID researchRequest) {
        return get(researchRequest, CallOptions.NONE);
    }

    /** Returns what the owner is asked for a research request. */
    public ResearchParticipationRecord get(UUID researchRequest, CallOptions options) {
        Call call = new Call(AnalyticsOperations.GET_RESEARCH_PARTICIPATION, options)
                .path("researchRequestId", researchRequest);
        return calls.call(call, "ResearchParticipationRecord", ResearchParticipationRecord::fromJson);
    }

    /** Agrees for the owner. */
    public ResearchParticipationRecord agree(UUID researchRequest) {
        return agree(researchRequest, CallOptions.NONE);
    }

    /** Agrees for the owner. */
    public ResearchParticipationRecord agree(UUID researchRequest, CallOptions options) {
        return step(researchRequest, "agreed", options);
    }

    /** Keeps the records of the owner out of the extract. */
    public ResearchParticipationRecord exclude(UUID researchRequest) {
        return exclude(researchRequest, CallOptions.NONE);
    }

    /** Keeps the records of the owner out of the extract. */
    public ResearchParticipationRecord exclude(UUID researchRequest, CallOptions options) {
        return step(researchRequest, "excluded", options);
    }

    private ResearchParticipationRecord step(UUID researchRequest, String to, CallOptions options) {
        Call call = new Call(AnalyticsOperations.TRANSITION_RESEARCH_PARTICIPATION, options.withoutReason())
                .path("researchRequestId", researchRequest)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "ResearchParticipationRecord", ResearchParticipationRecord::fromJson);
    }
}
