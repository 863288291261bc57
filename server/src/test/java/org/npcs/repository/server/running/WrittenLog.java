package org.npcs.repository.server.running;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged at the lowest levels while it is open, with the messages of all causes. */
public final class WrittenLog implements AutoCloseable {

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("org.npcs");
    private final List<ch.qos.logback.core.Appender<ILoggingEvent>> silenced = new ArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            var line = new StringBuilder(event.getLoggerName() + " " + event.getFormattedMessage());
            for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                line.append(' ').append(cause.getMessage());
            }
            lines.add(line.toString());
        }
    };

    /** Starts to listen: DEBUG for everything, TRACE for the repository. */
    public WrittenLog() {
        root.iteratorForAppenders().forEachRemaining(silenced::add);
        silenced.forEach(root::detachAppender);
        appender.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.DEBUG);
        own.setLevel(Level.TRACE);
    }

    /** The lines that hold a text, apart from those of the HTTP client of the tests. */
    public List<String> linesWith(String text) {
        return lines.stream()
                .filter(line -> !line.startsWith("jdk.") && line.contains(text))
                .map(line -> line.substring(0, Math.min(300, line.length())))
                .toList();
    }

    /** How many lines were written. */
    public int size() {
        return lines.size();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        silenced.forEach(root::addAppender);
        root.setLevel(Level.WARN);
        own.setLevel(Level.INFO);
    }
}
