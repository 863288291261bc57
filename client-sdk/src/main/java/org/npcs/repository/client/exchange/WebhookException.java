package org.npcs.repository.client.exchange;

/**
 * A message is not what it claims to be. Answer it with 400 and do nothing else. The text names what is wrong and repeats
 * nothing of the message.
 */
public final class WebhookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with a message. */
    public enum Fault {
        /** A header of the signature is missing or cannot be read. */
        HEADERS("A header of the signature is missing or cannot be read."),
        /** It was signed too long ago, or in the future: perhaps a repeat by somebody else, or a wrong clock. */
        TIME("The message was signed too long ago or in the future. Compare the clocks."),
        /** No signature fits the bytes and any known key. */
        SIGNATURE("No signature fits. Hand over the exact bytes received, and fetch the keys anew."),
        /** It is signed, but is no message of this API. */
        BODY("The message is signed, but it is no JSON object.");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Fault fault;

    WebhookException(Fault fault) {
        super(fault.sentence);
        this.fault = fault;
    }

    /** Returns what is wrong. */
    public Fault fault() {
        return fault;
    }
}
