package org.chamicore.db.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why a start was refused in one line. Spring Boot's own report, of many lines, is switched off by its logger. */
class OneLineReporter implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger(OneLineReporter.class);

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction() == null ? "" : " " + analysis.getAction();
        log.error("Cannot start: {}", (analysis.getDescription() + action).replaceAll("\\s*\\R\\s*", " "));
    }
}
