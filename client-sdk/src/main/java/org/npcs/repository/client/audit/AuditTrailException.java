package org.npcs.repository.client.audit;

/** A trail is not what it claims to be. Keep what you have, and talk to the operator. The text repeats nothing of the trail. */
public final class AuditTrailException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with a trail. */
    public enum Fault {
        /** No known key signed the statement of a head, or it cannot be read. */
        SIGNATURE("No known key signed the statement of a head."),
        /** A statement is of another trail. */
        TRAIL("The statement of a head is of another trail."),
        /** An entry was altered, left out or put in. */
        BROKEN("A link does not fit: an entry was altered, left out or put in later."),
        /** The chain is another one than that of a head or a position that was kept. */
        REPLACED("The chain has another digest at a place that was kept: history was rewritten."),
        /** The chain ends before a head or a position that was kept. */
        CUT("The chain ends before a place that was kept: its tail was cut off.");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Fault fault;
    private final long sequence;

    AuditTrailException(Fault fault, long sequence) {
        super(fault.sentence + (sequence > 0 ? " Place: " + sequence + "." : ""));
        this.fault = fault;
        this.sequence = sequence;
    }

    /** Returns what is wrong. */
    public Fault fault() {
        return fault;
    }

    /** Returns the place in the chain, or 0 when there is none. */
    public long sequence() {
        return sequence;
    }
}
