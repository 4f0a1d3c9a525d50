package org.chamicore.db.start;

import java.sql.SQLException;
import org.chamicore.db.migration.SchemaVersionException;
import org.chamicore.db.settings.SettingRefusedException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Finds, in what made a start fail, the one sentence that an operator needs. */
class RefusalAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        boolean database = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingRefusedException || cause instanceof SchemaVersionException) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
            database |= cause instanceof FlywayException || cause instanceof SQLException;
            if (database && cause.getCause() == null) {
                return new FailureAnalysis(
                        "the database cannot be used: %s"
                                .formatted(String.valueOf(cause.getMessage()).replaceAll("\\s+", " ")),
                        null,
                        cause);
            }
        }
        return null;
    }
}
