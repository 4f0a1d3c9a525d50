package org.chamicore.boot.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** One parameter of a kernel's command line: {@code quiet}, or {@code console=ttyS0}. Between double quotes it may hold spaces. */
public record KernelParameter(@JsonValue String text) {

    @JsonCreator
    public KernelParameter {
        if (new KernelParameters(text).parameterTexts().size() != 1 || text.startsWith(" ") || text.endsWith(" ")) {
            throw new IllegalArgumentException("must be one kernel parameter, as quiet or console=ttyS0");
        }
        if (text.startsWith("=")) {
            throw new IllegalArgumentException("must begin with the parameter's name");
        }
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new IllegalArgumentException("must close the quotes that it opens");
        }
    }

    public String name() {
        return nameOf(text);
    }

    /** What follows the first {@code =}; empty where there is none. */
    public Optional<String> value() {
        return valueOf(text);
    }

    /** The same of a text that was never checked. */
    public static String nameOf(String text) {
        int end = text.indexOf('=');
        return end < 0 ? text : text.substring(0, end);
    }

    /** The same of a text that was never checked. */
    public static Optional<String> valueOf(String text) {
        int end = text.indexOf('=');
        return end < 0 ? Optional.empty() : Optional.of(text.substring(end + 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
