package org.npcs.repository.client;

import java.util.UUID;
import org.npcs.repository.client.internal.AnalyticsOperations;
import org.npcs.repository.client.model.OutputCheck;
import org.npcs.repository.client.model.OutputCheckList;
import org.npcs.repository.client.model.OutputCheckRecord;
import org.npcs.repository.client.model.ResearchOwner;
import org.npcs.repository.client.model.ResearchOwnerList;
import org.npcs.repository.client.model.ResearchRequest;
import org.npcs.repository.client.model.ResearchRequestList;
import org.npcs.repository.client.model.ResearchRequestRecord;
import org.npcs.repository.client.model.ResearchRules;
import org.npcs.repository.client.model.ResearchRulesList;
import org.npcs.repository.client.page.Pages;

/**
 * Records for research. A researcher files a request, reads its extract once it is ready ({@code client.analytics().exports()}), has
 * tables checked before they leave, and attests in the end that every copy is destroyed. The operator puts a request to the owners,
 * and approves or refuses it.
 */
public final class Research {

    private final Calls calls;

    Research(Calls calls) {
        this.calls = calls;
    }

    /** Returns the rules of extracts with the variables that there are, the oldest version first. */
    public Pages<ResearchRules> rules() {
        return rules(CallOptions.NONE);
    }

    /** Returns the rules of extracts with the variables that there are, the oldest version first. */
    public Pages<ResearchRules> rules(CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_RESEARCH_RULES, options),
                "ResearchRulesList",
                ResearchRulesList::fromJson,
                ResearchRulesList::items,
                ResearchRulesList::nextCursor);
    }

    /** Returns the requests of the caller, or all for the operator, in the order in which they came. */
    public Pages<ResearchRequestRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns the requests of the caller, or all for the operator, in the order in which they came. */
    public Pages<ResearchRequestRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_RESEARCH_REQUESTS, options),
                "ResearchRequestList",
                ResearchRequestList::fromJson,
                ResearchRequestList::items,
                ResearchRequestList::nextCursor);
    }

    /** Files a request. */
    public ResearchRequestRecord file(ResearchRequest request) {
        return file(request, CallOptions.NONE);
    }

    /** Files a request. */
    public ResearchRequestRecord file(ResearchRequest request, CallOptions options) {
        Call call = new Call(AnalyticsOperations.CREATE_RESEARCH_REQUEST, options).body(request.toJson());
        return calls.call(call, "ResearchRequestRecord", ResearchRequestRecord::fromJson);
    }

    /** Returns where a request stands; {@code extract().exportId()} names the export once it is ready. */
    public ResearchRequestRecord get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns where a request stands; {@code extract().exportId()} names the export once it is ready. */
    public ResearchRequestRecord get(UUID id, CallOptions options) {
        Call call = new Call(AnalyticsOperations.GET_RESEARCH_REQUEST, options).path("researchRequestId", id);
        return calls.call(call, "ResearchRequestRecord", ResearchRequestRecord::fromJson);
    }

    /** Puts a request to the owners; for the operator. */
    public ResearchRequestRecord askOwners(UUID id) {
        return askOwners(id, CallOptions.NONE);
    }

    /** Puts a request to the owners; for the operator. */
    public ResearchRequestRecord askOwners(UUID id, CallOptions options) {
        return step(id, "owners-asked", options);
    }

    /** Approves a request, as another person than the one that asked the owners; for the operator. */
    public ResearchRequestRecord approve(UUID id) {
        return approve(id, CallOptions.NONE);
    }

    /** Approves a request, as another person than the one that asked the owners; for the operator. */
    public ResearchRequestRecord approve(UUID id, CallOptions options) {
        return step(id, "approved", options);
    }

    /** Refuses a request; for the operator. The reason is a code of {@code change-reason}. */
    public ResearchRequestRecord refuse(UUID id, String reason) {
        return refuse(id, reason, CallOptions.NONE);
    }

    /** Refuses a request; for the operator. The reason is a code of {@code change-reason}. */
    public ResearchRequestRecord refuse(UUID id, String reason, CallOptions options) {
        return step(id, "refused", options.reason(reason));
    }

    /** Gives up a request that is not approved yet. */
    public ResearchRequestRecord cancel(UUID id) {
        return cancel(id, CallOptions.NONE);
    }

    /** Gives up a request that is not approved yet. */
    public ResearchRequestRecord cancel(UUID id, CallOptions options) {
        return step(id, "cancelled", options);
    }

    /** Attests that every copy of the extract is destroyed. */
    public ResearchRequestRecord attestDestruction(UUID id) {
        return attestDestruction(id, CallOptions.NONE);
    }

    /** Attests that every copy of the extract is destroyed. */
    public ResearchRequestRecord attestDestruction(UUID id, CallOptions options) {
        return step(id, "destruction-attested", options);
    }

    /** Returns the owners that were asked, with what each shares; for the operator. */
    public Pages<ResearchOwner> owners(UUID id) {
        return owners(id, CallOptions.NONE);
    }

    /** Returns the owners that were asked, with what each shares; for the operator. */
    public Pages<ResearchOwner> owners(UUID id, CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_RESEARCH_OWNERS, options).path("researchRequestId", id),
                "ResearchOwnerList",
                ResearchOwnerList::fromJson,
                ResearchOwnerList::items,
                ResearchOwnerList::nextCursor);
    }

    /** Has a table checked before it leaves, together with those that were allowed before. */
    public OutputCheckRecord check(UUID id, OutputCheck table) {
        return check(id, table, CallOptions.NONE);
    }

    /** Has a table checked before it leaves, together with those that were allowed before. */
    public OutputCheckRecord check(UUID id, OutputCheck table, CallOptions options) {
        Call call = new Call(AnalyticsOperations.CREATE_OUTPUT_CHECK, options)
                .path("researchRequestId", id)
                .body(table.toJson());
        return calls.call(call, "OutputCheckRecord", OutputCheckRecord::fromJson);
    }

    /** Returns the checks of a request in their order; figures are not told again. */
    public Pages<OutputCheckRecord> checks(UUID id) {
        return checks(id, CallOptions.NONE);
    }

    /** Returns the checks of a request in their order; figures are not told again. */
    public Pages<OutputCheckRecord> checks(UUID id, CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_OUTPUT_CHECKS, options).path("researchRequestId", id),
                "OutputCheckList",
                OutputCheckList::fromJson,
                OutputCheckList::items,
                OutputCheckList::nextCursor);
    }

    private ResearchRequestRecord step(UUID id, String to, CallOptions options) {
        Call call = new Call(AnalyticsOperations.TRANSITION_RESEARCH_REQUEST, options.withoutReason())
                .path("researchRequestId", id)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "ResearchRequestRecord", ResearchRequestRecord::fromJson);
    }
}
