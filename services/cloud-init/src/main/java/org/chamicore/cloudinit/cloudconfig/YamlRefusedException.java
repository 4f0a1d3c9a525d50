package org.chamicore.cloudinit.cloudconfig;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** A text is no YAML; lines and columns count from 1, and are 0 where the place is not known. */
public final class YamlRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    YamlRefusedException(String problem, @Nullable Mark place) {
        super(problem);
        line = place == null ? 0 : place.getLine() + 1;
        column = place == null ? 0 : place.getColumn() + 1;
    }

    /** What is wrong, and where, when {@code linesBefore} lines stand before the text that was read. */
    public String told(int linesBefore) {
        return line == 0
                ? String.valueOf(getMessage())
                : "%s (line %d, column %d)".formatted(getMessage(), line + linesBefore, column);
    }
}
