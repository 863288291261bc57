package org.npcs.repository.server.exchange.submission;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Threads on which bodies are read and judged, so that those that serve connections stay free. */
@Component
final class IntakeThreads implements DisposableBean {

    private final Scheduler scheduler = Schedulers.newParallel("intake");

    Scheduler scheduler() {
        return scheduler;
    }

    /** How many lists of records are judged at the same time. */
    int width() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
