package org.chamicore.web.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged at WARN and above while it is open, by whatever test. */
public final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    private Log() {}

    public static Log open() {
        Log log = new Log();
        log.start();
        root().addAppender(log);
        return log;
    }

    /** The lines that carry this request id. */
    public List<ILoggingEvent> of(String requestId) {
        return lines.stream()
                .filter(line -> requestId.equals(line.getMDCPropertyMap().get("requestId")))
                .toList();
    }

    /** The lines whose text contains this. */
    public List<ILoggingEvent> containing(String text) {
        return lines.stream()
                .filter(line -> line.getFormattedMessage().contains(text)
                        || (line.getThrowableProxy() != null
                                && String.valueOf(line.getThrowableProxy().getMessage())
                                        .contains(text)))
                .toList();
    }

    @Override
    protected void append(ILoggingEvent line) {
        line.prepareForDeferredProcessing();
        lines.add(line);
    }

    @Override
    public void close() {
        root().detachAppender(this);
        stop();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
