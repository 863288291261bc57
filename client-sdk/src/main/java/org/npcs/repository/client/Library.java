package org.npcs.repository.client;

import java.util.UUID;
import org.npcs.repository.client.internal.LearningOperations;
import org.npcs.repository.client.model.LibraryAdoption;
import org.npcs.repository.client.model.LibraryAdoptionList;
import org.npcs.repository.client.model.LibraryAdoptionRecord;
import org.npcs.repository.client.model.LibraryItem;
import org.npcs.repository.client.model.LibraryItemList;
import org.npcs.repository.client.model.LibraryItemRecord;
import org.npcs.repository.client.model.LibraryItemReview;
import org.npcs.repository.client.model.LibraryItemReviewList;
import org.npcs.repository.client.model.LibraryItemVersion;
import org.npcs.repository.client.model.LibraryItemVersionList;
import org.npcs.repository.client.model.LibraryReview;
import org.npcs.repository.client.model.LibraryReviewRecord;
import org.npcs.repository.client.model.LibrarySpread;
import org.npcs.repository.client.model.SharedAdoption;
import org.npcs.repository.client.model.SharedAdoptionList;
import org.npcs.repository.client.page.Pages;

/**
 * The library: practices, tools, policies, lessons and training. Whose an item is, others are told where its owner chose so; where a
 * member stands with an item, others read where that member shares it. Nothing here ranks members.
 */
public final class Library {

    private final Calls calls;

    Library(Calls calls) {
        this.calls = calls;
    }

    /** Returns the items that meet the query, in the order of first storing; drafts are the own ones. */
    public Pages<LibraryItemRecord> list(LibraryQuery query) {
        return list(query, CallOptions.NONE);
    }

    /** Returns the items that meet the query, in the order of first storing; drafts are the own ones. */
    public Pages<LibraryItemRecord> list(LibraryQuery query, CallOptions options) {
        return calls.list(
                cursor -> query.fill(new Call(LearningOperations.LIST_LIBRARY_ITEMS, options)),
                "LibraryItemList",
                LibraryItemList::fromJson,
                LibraryItemList::items,
                LibraryItemList::nextCursor);
    }

    /** Returns the first page of items that meet the query, with the share of all published items that are no successes. */
    public LibraryItemList shelf(LibraryQuery query) {
        return shelf(query, CallOptions.NONE);
    }

    /** Returns the first page of items that meet the query, with the share of all published items that are no successes. */
    public LibraryItemList shelf(LibraryQuery query, CallOptions options) {
        Call call = query.fill(new Call(LearningOperations.LIST_LIBRARY_ITEMS, options));
        return calls.call(call, "LibraryItemList", LibraryItemList::fromJson);
    }

    /** Returns an item. Of what somebody else withdrew there is no content. */
    public LibraryItemRecord get(UUID item) {
        return get(item, CallOptions.NONE);
    }

    /** Returns an item. Of what somebody else withdrew there is no content. */
    public LibraryItemRecord get(UUID item, CallOptions options) {
        Call call = new Call(LearningOperations.GET_LIBRARY_ITEM, options).path("itemId", item);
        return calls.call(call, "LibraryItemRecord", LibraryItemRecord::fromJson);
    }

    /** Stores a draft, which nobody else sees. */
    public LibraryItemRecord draft(LibraryItem content) {
        return draft(content, CallOptions.NONE);
    }

    /** Stores a draft, which nobody else sees. */
    public LibraryItemRecord draft(LibraryItem content, CallOptions options) {
        Call call = new Call(LearningOperations.CREATE_LIBRARY_ITEM, options).body(content.toJson());
        return calls.call(call, "LibraryItemRecord", LibraryItemRecord::fromJson);
    }

    /** Rewrites an own item as its next version. Give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LibraryItemRecord rewrite(UUID item, LibraryItem content) {
        return rewrite(item, content, CallOptions.NONE);
    }

    /** Rewrites an own item as its next version. Give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LibraryItemRecord rewrite(UUID item, LibraryItem content, CallOptions options) {
        Call call = new Call(LearningOperations.PUT_LIBRARY_ITEM, options)
                .path("itemId", item)
                .body(content.toJson());
        return calls.call(call, "LibraryItemRecord", LibraryItemRecord::fromJson);
    }

    /** Publishes an own item for all members. */
    public LibraryItemRecord publish(UUID item) {
        return publish(item, CallOptions.NONE);
    }

    /** Publishes an own item for all members. */
    public LibraryItemRecord publish(UUID item, CallOptions options) {
        return step(item, "published", options);
    }

    /** Takes an own item back. The reason is a code of {@code change-reason}. */
    public LibraryItemRecord withdraw(UUID item, String reason) {
        return withdraw(item, reason, CallOptions.NONE);
    }

    /** Takes an own item back. The reason is a code of {@code change-reason}. */
    public LibraryItemRecord withdraw(UUID item, String reason, CallOptions options) {
        return step(item, "withdrawn", options.reason(reason));
    }

    /** Returns the versions that were published, oldest first; of an own item all. */
    public Pages<LibraryItemVersion> versions(UUID item) {
        return versions(item, CallOptions.NONE);
    }

    /** Returns the versions that were published, oldest first; of an own item all. */
    public Pages<LibraryItemVersion> versions(UUID item, CallOptions options) {
        return calls.list(
                cursor -> new Call(LearningOperations.LIST_LIBRARY_ITEM_VERSIONS, options).path("itemId", item),
                "LibraryItemVersionList",
                LibraryItemVersionList::fromJson,
                LibraryItemVersionList::items,
                LibraryItemVersionList::nextCursor);
    }

    /** Returns what members judge of an item, each with its name where it wants to be named. */
    public Pages<LibraryItemReview> judgements(UUID item) {
        return judgements(item, CallOptions.NONE);
    }

    /** Returns what members judge of an item, each with its name where it wants to be named. */
    public Pages<LibraryItemReview> judgements(UUID item, CallOptions options) {
        return calls.list(
                cursor -> new Call(LearningOperations.LIST_LIBRARY_ITEM_REVIEWS, options).path("itemId", item),
                "LibraryItemReviewList",
                LibraryItemReviewList::fromJson,
                LibraryItemReviewList::items,
                LibraryItemReviewList::nextCursor);
    }

    /** Returns what members share of their adoption of an item. */
    public Pages<SharedAdoption> sharedAdoptions(UUID item) {
        return sharedAdoptions(item, CallOptions.NONE);
    }

    /** Returns what members share of their adoption of an item. */
    public Pages<SharedAdoption> sharedAdoptions(UUID item, CallOptions options) {
        return calls.list(
                cursor -> new Call(LearningOperations.LIST_SHARED_LIBRARY_ADOPTIONS, options).path("itemId", item),
                "SharedAdoptionList",
                SharedAdoptionList::fromJson,
                SharedAdoptionList::items,
                SharedAdoptionList::nextCursor);
    }

    /** Returns how an item spreads, by quarters that have ended and from five members on. */
    public LibrarySpread spread(UUID item) {
        return spread(item, CallOptions.NONE);
    }

    /** Returns how an item spreads, by quarters that have ended and from five members on. */
    public LibrarySpread spread(UUID item, CallOptions options) {
        Call call = new Call(LearningOperations.GET_LIBRARY_ITEM_SPREAD, options).path("itemId", item);
        return calls.call(call, "LibrarySpread", LibrarySpread::fromJson);
    }

    /** Returns what the own member considers, tries, has adopted or has stopped. */
    public Pages<LibraryAdoptionRecord> adoptions() {
        return adoptions(CallOptions.NONE);
    }

    /** Returns what the own member considers, tries, has adopted or has stopped. */
    public Pages<LibraryAdoptionRecord> adoptions(CallOptions options) {
        return calls.list(
                cursor -> new Call(LearningOperations.LIST_LIBRARY_ADOPTIONS, options),
                "LibraryAdoptionList",
                LibraryAdoptionList::fromJson,
                LibraryAdoptionList::items,
                LibraryAdoptionList::nextCursor);
    }

    /** Returns where the own member stands with an item. */
    public LibraryAdoptionRecord adoption(UUID item) {
        return adoption(item, CallOptions.NONE);
    }

    /** Returns where the own member stands with an item. */
    public LibraryAdoptionRecord adoption(UUID item, CallOptions options) {
        Call call = new Call(LearningOperations.GET_LIBRARY_ADOPTION, options).path("itemId", item);
        return calls.call(call, "LibraryAdoptionRecord", LibraryAdoptionRecord::fromJson);
    }

    /** States where the own member stands with an item. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LibraryAdoptionRecord adopt(UUID item, LibraryAdoption adoption) {
        return adopt(item, adoption, CallOptions.NONE);
    }

    /** States where the own member stands with an item. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LibraryAdoptionRecord adopt(UUID item, LibraryAdoption adoption, CallOptions options) {
        Call call = new Call(LearningOperations.PUT_LIBRARY_ADOPTION, options)
                .path("itemId", item)
                .body(adoption.toJson());
        return calls.call(call, "LibraryAdoptionRecord", LibraryAdoptionRecord::fromJson);
    }

    /** Returns what the own member judges of an item. */
    public LibraryReviewRecord judgement(UUID item) {
        return judgement(item, CallOptions.NONE);
    }

    /** Returns what the own member judges of an item. */
    public LibraryReviewRecord judgement(UUID item, CallOptions options) {
        Call call = new Call(LearningOperations.GET_LIBRARY_REVIEW, options).path("itemId", item);
        return calls.call(call, "LibraryReviewRecord", LibraryReviewRecord::fromJson);
    }

    /** States what the own member judges of an item of somebody else. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LibraryReviewRecord judge(UUID item, LibraryReview review) {
        return judge(item, review, CallOptions.NONE);
    }

    /** States what the own member judges of an item of somebody else. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public LibraryReviewRecord judge(UUID item, LibraryReview review, CallOptions options) {
        Call call = new Call(LearningOperations.PUT_LIBRARY_REVIEW, options)
                .path("itemId", item)
                .body(review.toJson());
        return calls.call(call, "LibraryReviewRecord", LibraryReviewRecord::fromJson);
    }

    private LibraryItemRecord step(UUID item, String to, CallOptions options) {
        Call call = new Call(LearningOperations.TRANSITION_LIBRARY_ITEM, options.withoutReason())
                .path("itemId", item)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "LibraryItemRecord", LibraryItemRecord::fromJson);
    }
}
