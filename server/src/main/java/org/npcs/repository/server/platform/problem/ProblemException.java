package org.npcs.repository.server.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;

/**
 * A refusal on its way to the caller. It says what to do next and never carries a submitted value, so that it may be
 * logged. It has no stack trace: a refusal is an answer, not a defect.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Details details;

    /** The members of a problem document that depend on the occurrence. */
    public static final class Details {
        @Nullable
        String detail;

        @Nullable
        ProblemCode fault;

        @Nullable
        String parameter;

        List<Finding> findings = List.of();

        @Nullable
        Integer currentVersion;

        List<String> differingMembers = List.of();

        @Nullable
        String lastWriter;

        @Nullable
        String currentKey;

        @Nullable
        UUID mergedInto;

        @Nullable
        String state;

        List<String> allowed = List.of();

        @Nullable
        String charterVersion;

        @Nullable
        String paragraph;

        List<UUID> holds = List.of();

        @Nullable
        Duration retryAfter;

        @Nullable
        Long index;

        @Nullable
        Long line;

        @Nullable
        String contentRange;

        private Details() {}

        /** What to do next in this case, as one sentence. */
        public Details detail(String sentence) {
            this.detail = sentence;
            return this;
        }

        /** Which fault a refused token has. */
        public Details fault(ProblemCode of) {
            this.fault = of;
            return this;
        }

        /** Name of the parameter or header at fault. */
        public Details parameter(String name) {
            this.parameter = name;
            return this;
        }

        /** All faults found in the document. */
        public Details findings(List<Finding> found) {
            this.findings = List.copyOf(found);
            return this;
        }

        /** The version that is current, and pointers of the members that differ. */
        public Details current(int version, List<String> differing) {
            this.currentVersion = version;
            this.differingMembers = List.copyOf(differing);
            return this;
        }

        /** Pointers of the members that differ. */
        public Details differingMembers(List<String> pointers) {
            this.differingMembers = List.copyOf(pointers);
            return this;
        }

        /** Client that stored the current version. */
        public Details lastWriter(String client) {
            this.lastWriter = client;
            return this;
        }

        /** Key that the record has now. */
        public Details currentKey(String key) {
            this.currentKey = key;
            return this;
        }

        /** Record that goes on in the place of this one. */
        public Details mergedInto(UUID id) {
            this.mergedInto = id;
            return this;
        }

        /** State in which the resource is. */
        public Details state(String name) {
            this.state = name;
            return this;
        }

        /** What is possible instead, by code. */
        public Details allowed(List<String> names) {
            this.allowed = List.copyOf(names);
            return this;
        }

        /** Version of the charter by which it is refused, or null while none is in force, and the paragraph that it rests on. */
        public Details charter(@Nullable String version, String passage) {
            this.charterVersion = version;
            this.paragraph = passage;
            return this;
        }

        /** Legal holds that keep what would be destroyed. */
        public Details holds(List<UUID> ids) {
            this.holds = List.copyOf(ids);
            return this;
        }

        /** Place in a batch: the record, and the line on which it begins, both counted from 1. */
        public Details place(long record, long onLine) {
            this.index = record;
            this.line = onLine;
            return this;
        }

        /** The length of a file of which no byte can be sent, as the header {@code Content-Range} tells it. */
        public Details contentRange(String header) {
            this.contentRange = header;
            return this;
        }

        /** How long to wait before the next try. */
        public Details retryAfter(Duration wait) {
            this.retryAfter = wait;
            return this;
        }
    }

    private ProblemException(ProblemCode code, Details details) {
        super(code.code(), null, false, false);
        this.code = code;
        this.details = details;
    }

    /** A problem that its code explains fully. */
    public static ProblemException of(ProblemCode code) {
        return new ProblemException(code, new Details());
    }

    /** A problem with a sentence on what to do next; the sentence must not hold a submitted value. */
    public static ProblemException of(ProblemCode code, String detail) {
        return of(code, d -> d.detail(detail));
    }

    /** A problem with further members. */
    public static ProblemException of(ProblemCode code, Consumer<Details> members) {
        var details = new Details();
        members.accept(details);
        return new ProblemException(code, details);
    }

    /** The same refusal without what it tells of the stored record, for a caller that may not read it. */
    public ProblemException withoutStored() {
        details.differingMembers = List.of();
        details.lastWriter = null;
        return this;
    }

    /** The code of the catalogue. */
    public ProblemCode code() {
        return code;
    }

    Details details() {
        return details;
    }
}
