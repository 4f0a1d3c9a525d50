package org.chamicore.cloudinit.cloudconfig;

/** A text is no YAML; lines and columns count from 1, and are 0 where the place is not known. */
final class YamlRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    YamlRefusedException(String problem, int line, int column) {
        super(problem);
        this.line = line;
        this.column = column;
    }

    /** What is wrong, and where, when {@code linesBefore} lines stand before the text that was read. */
    String told(int linesBefore) {
        return line == 0
                ? String.valueOf(getMessage())
                : "%s (line %d, column %d)".formatted(getMessage(), line + linesBefore, column);
    }
}
