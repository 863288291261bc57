package org.npcs.repository.client.internal.exchange;

import java.util.Set;
import org.npcs.repository.client.model.Submission;

/** States of submissions. */
public final class States {

    private static final Set<String> AT_WORK = Set.of("receiving", "received", "processing");
    private static final Set<String> ENDED =
            Set.of("empty", "refused", "accepted", "accepted-with-rejections", "rejected", "cancelled");

    private States() {}

    /** Returns whether the work has ended; a state of tomorrow has ended when it says when. */
    public static boolean ended(Submission submission) {
        String state = submission.state();
        return ENDED.contains(state) || !AT_WORK.contains(state) && submission.finishedAt() != null;
    }
}
