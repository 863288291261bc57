package org.npcs.repository.client.internal.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.network.CallEvent;
import org.npcs.repository.client.network.CallListener;

/** Tells the listener and the log that a call ended. Ids and codes only. */
public final class Observed implements Transport {

    private static final Logger LOG = System.getLogger("org.npcs.repository.client");

    private final Transport next;
    private final CallListener listener;

    /** Decorates a transport. */
    public Observed(Transport next, CallListener listener) {
        this.next = next;
        this.listener = listener;
    }

    @Override
    public Answer send(Request request) {
        try {
            Answer answer = next.send(request);
            tell(
                    request,
                    new CallFacts(
                            request.operation(),
                            answer.status(),
                            answer.status() < 400 ? null : ProblemBodies.code(answer),
                            answer.requestId(),
                            answer.attempts(),
                            false,
                            null,
                            null));
            return answer;
        } catch (RepositoryException e) {
            tell(request, e.facts());
            throw e;
        }
    }

    private void tell(Request request, CallFacts facts) {
        LOG.log(
                // Whoever called knows by the exception; a library that logs what is thrown too says everything twice.
                Level.DEBUG,
                "{0} ended with status {1}, code {2}, request {3}, attempts {4}",
                facts.operation(),
                facts.status(),
                facts.code(),
                facts.requestId(),
                facts.attempts());
        try {
            listener.ended(new CallEvent(
                    request.method(),
                    request.operation(),
                    facts.status(),
                    request.deadline().passed(),
                    facts.attempts(),
                    facts.requestId()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the listener failed with {0}", e.getClass().getName());
        }
    }
}
