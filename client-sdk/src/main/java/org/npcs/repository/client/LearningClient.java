package org.npcs.repository.client;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.LearningOperations;
import org.npcs.repository.client.model.LearningLoop;
import org.npcs.repository.client.model.LearningLoopList;
import org.npcs.repository.client.page.Pages;

/** What members teach each other: the library, failures included; curricula of spaced questions; and rounds of learning. Nobody is ranked. */
public final class LearningClient {

    private final Calls calls;

    LearningClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns the library: its items, and what the own member adopts and judges of them. */
    public Library library() {
        return new Library(calls);
    }

    /** Returns the curricula, and schedules that are computed from them. */
    public Curricula curricula() {
        return new Curricula(calls);
    }

    /**
     * Lists the loops from finding to measure, the newest first.
     *
     * @throws org.npcs.repository.client.error.NotPermittedException without {@code learning:read}
     */
    public Pages<LearningLoop> loops() {
        return loops(CallOptions.NONE);
    }

    /** Same, with options for this call. */
    public Pages<LearningLoop> loops(CallOptions options) {
        return loops(null, options);
    }

    /**
     * Lists the loops that are broken at one link.
     *
     * @param brokenAt code of {@code learning-loop-link}: finding, response, adoption or measure
     * @throws org.npcs.repository.client.error.BadRequestException for what is no link
     */
    public Pages<LearningLoop> loopsBrokenAt(String brokenAt) {
        return loops(brokenAt, CallOptions.NONE);
    }

    private Pages<LearningLoop> loops(@Nullable String brokenAt, CallOptions options) {
        return calls.list(
                cursor -> new Call(LearningOperations.LIST_LEARNING_LOOPS, options).query("brokenAt", brokenAt),
                "LearningLoopList",
                LearningLoopList::fromJson,
                LearningLoopList::items,
                LearningLoopList::nextCursor);
    }

    /** Returns the rounds of learning of the own member. */
    public Cohorts cohorts() {
        return new Cohorts(calls);
    }
}
