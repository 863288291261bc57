package org.npcs.repository.server.learning;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way from a finding to a measure by one notice or priority.
 *
 * @param kind code of {@code learning-loop-kind}
 * @param reference number of the notice, or identifier of the priority
 * @param title its title
 * @param state where it stands
 * @param begunAt when it was issued or noted
 * @param findings how many rows of releases it rests on
 * @param finding whether it rests on anything that can be read
 * @param response whether something was done about it
 * @param adoption whether members do it
 * @param measure whether a published measure follows it
 * @param followedBy what names it as what it rests on
 * @param measures the published measures of it and of what follows it
 * @param own where the own member stands
 */
public record LearningLoop(
        String kind,
        String reference,
        String title,
        String state,
        Instant begunAt,
        int findings,
        Link finding,
        Link response,
        Link adoption,
        Link measure,
        List<Follower> followedBy,
        Set<String> measures,
        Own own) {

    static final String NOTICE = "safety-notice";
    static final String PRIORITY = "quality-priority";

    /** Fewer members are not told apart from none that act. */
    private static final int LEAST_MEMBERS = 5;

    /** Whether a link is there. */
    public enum Link {
        THERE("there"),
        MISSING("missing"),
        FEWER("fewer-than-five");

        private final String code;

        Link(String code) {
            this.code = code;
        }

        /** Code of {@code learning-loop-link-status}. */
        public String code() {
            return code;
        }

        static Link of(boolean there) {
            return there ? THERE : MISSING;
        }

        static Link of(int members) {
            return members < LEAST_MEMBERS ? FEWER : THERE;
        }
    }

    /**
     * Something that rests on the notice or the priority.
     *
     * @param kind code of {@code learning-loop-follower}
     * @param reference identifier or key
     * @param title its title
     */
    public record Follower(String kind, String reference, String title) {}

    /**
     * Where the own member stands.
     *
     * @param response its response or part; null when it has stated none
     * @param observed whether it has stated one of the measures since; null without a member or a measure
     */
    public record Own(@Nullable String response, @Nullable Boolean observed) {

        static final Own NONE = new Own(null, null);
    }

    LearningLoop with(Own standing) {
        return new LearningLoop(
                kind,
                reference,
                title,
                state,
                begunAt,
                findings,
                finding,
                response,
                adoption,
                measure,
                followedBy,
                measures,
                standing);
    }

    /** The first link that is not there, as a code of {@code learning-loop-link}; null when the loop is whole. */
    public @Nullable String brokenAt() {
        return Stream.of(
                        new Named("finding", finding),
                        new Named("response", response),
                        new Named("adoption", adoption),
                        new Named("measure", measure))
                .filter(one -> one.link() != Link.THERE)
                .map(Named::name)
                .findFirst()
                .orElse(null);
    }

    private record Named(String name, Link link) {}
}
