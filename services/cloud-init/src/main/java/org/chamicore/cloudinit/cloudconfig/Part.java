package org.chamicore.cloudinit.cloudconfig;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A document that a node fetches, as its cloud-init sees it.
 *
 * @param kind empty where cloud-init does not know it
 * @param isTemplate whether the node fills in templates first
 * @param text without the line that says so
 */
public record Part(Optional<PartKind> kind, boolean isTemplate, String text) {

    private static final String TEMPLATE = "## template: jinja";

    public static Part of(String document) {
        String start = document.stripLeading();
        boolean template = start.toLowerCase(Locale.ROOT).startsWith(TEMPLATE);
        int lineEnd = start.indexOf('\n');
        String text = template ? (lineEnd < 0 ? "" : start.substring(lineEnd + 1)) : document;
        return new Part(PartKind.of(text), template, text);
    }

    public boolean is(PartKind wanted) {
        return kind.equals(Optional.of(wanted));
    }

    /** The same once its templates are filled in. */
    public Part filledIn(String filled) {
        return new Part(kind, false, filled);
    }

    /** How many lines of the document stand before its text. */
    int linesBefore(String document) {
        return (int) document.substring(0, document.length() - text.length())
                .chars()
                .filter(each -> each == '\n')
                .count();
    }

    /** Whether it is a cloud-config of comments and blank lines, of which a node would warn. */
    public boolean asksForNothing() {
        return is(PartKind.CLOUD_CONFIG)
                && text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    /** The addresses of an include list. */
    public List<String> links() {
        return text.lines()
                .map(String::strip)
                .map(line -> line.toLowerCase(Locale.ROOT).startsWith("#include")
                        ? line.replaceFirst("(?i)^#include(-once)?", "").strip()
                        : line)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
