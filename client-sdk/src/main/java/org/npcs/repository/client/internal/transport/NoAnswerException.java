package org.npcs.repository.client.internal.transport;

/** One sending brought no answer. Stays inside the transport: it is repeated, or becomes a public exception. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    NoAnswerException(Fault fault) {
        super(fault.sentence, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** What went wrong, in words of ours: those of the platform may quote addresses. */
    enum Fault {
        NAME("the name of the host is not known"),
        CONNECT("the connection was refused or not possible"),
        CONNECT_TIMEOUT("the connection was not opened in time"),
        TIMEOUT("no complete answer in time"),
        TLS("TLS failed; run doctor() for the reason"),
        PROXY_LOGIN("the proxy wants a login"),
        DROPPED("the connection was lost before the answer was complete"),
        TOO_LARGE("the answer is larger than allowed"),
        LOCAL("what was to be sent cannot be read here, or what came cannot be kept"),
        INTERRUPTED("interrupted");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }

        /** A larger answer stays larger, a certificate stays bad: only faults that pass are worth a second try. */
        boolean passing() {
            return this == CONNECT || this == CONNECT_TIMEOUT || this == TIMEOUT || this == DROPPED;
        }
    }
}
