package org.chamicore.db.start;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Leaves the word to {@link OneLineReporter} when a start is refused; {@code logging.level} brings the others back. */
class QuietStart implements EnvironmentPostProcessor, Ordered {

    private static final Map<String, Object> LEVELS = Map.of(
            "logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "off",
            "logging.level.org.springframework.boot.autoconfigure.logging.ConditionEvaluationReportLogger", "warn",
            "logging.level.org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext",
                    "error",
            "logging.level.org.springframework.context.annotation.AnnotationConfigApplicationContext", "error");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("chamicore-quiet-start", LEVELS));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
