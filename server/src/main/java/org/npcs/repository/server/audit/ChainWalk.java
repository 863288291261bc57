package org.npcs.repository.server.audit;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How far a verification has come: the last link that fits, and how the heads of its way compared.
 *
 * @param last the last link that was computed without a fault
 * @param firstBroken place of the first link that does not fit, or 0
 * @param agreed the last place at which a kept head agrees, or 0
 * @param differs the first place at which a kept head differs, or 0
 * @param ended whether there is nothing more to walk
 */
record ChainWalk(
        SqlAuditChain.Link last,
        long firstBroken,
        long agreed,
        long differs,
        @Nullable SignedHead given,
        boolean givenAgrees,
        boolean ended) {

    static ChainWalk begin(@Nullable SignedHead given) {
        var atBegin = given != null
                && given.sequence() == 0
                && given.digest().equals(HexFormat.of().formatHex(SqlAuditChain.Link.GENESIS.digest()));
        return new ChainWalk(SqlAuditChain.Link.GENESIS, 0, 0, 0, given, atBegin, false);
    }

    /** Goes on with the next link of the chain; stays where it is once a link is broken. */
    ChainWalk with(SqlAuditChain.Walked walked) {
        if (firstBroken > 0) {
            return this;
        }
        var sequence = last.sequence() + 1;
        var entry = walked.entry();
        var digest = entry == null ? null : entry.digestAfter(last.digest());
        if (digest == null
                || walked.link().sequence() != sequence
                || !Arrays.equals(digest, walked.link().digest())) {
            return broken(sequence);
        }
        var kept = walked.kept();
        var same = kept != null && Arrays.equals(kept, digest);
        return new ChainWalk(
                walked.link(),
                0,
                same && differs == 0 ? sequence : agreed,
                kept != null && !same && differs == 0 ? sequence : differs,
                given,
                given != null && given.sequence() == sequence
                        ? HexFormat.of().formatHex(digest).equals(given.digest())
                        : givenAgrees,
                false);
    }

    ChainWalk broken(long sequence) {
        return new ChainWalk(last, sequence, agreed, differs, given, givenAgrees, true);
    }

    ChainWalk end() {
        return new ChainWalk(last, firstBroken, agreed, differs, given, givenAgrees, true);
    }
}
