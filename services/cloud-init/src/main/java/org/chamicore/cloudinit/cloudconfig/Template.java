package org.chamicore.cloudinit.cloudconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in a template as a node's cloud-init would, or not at all: variables of the meta-data, comments and the trimming of blanks
 * are done exactly; a template with a statement, a filter or a variable that only a node knows is left to the node as a whole.
 */
public final class Template {

    /** Variable, comment or statement; what is never closed goes on to the end, and is no variable. */
    private static final Pattern TAG = Pattern.compile(
            "\\{\\{(?<trimBefore>-?)(?<expression>.*?)(?<trimAfter>-?)}}"
                    + "|\\{#(?<commentBefore>-?).*?(?<commentAfter>-?)#}\\n?"
                    + "|(?<statement>\\{%.*?%}|\\{[{%#].*)",
            Pattern.DOTALL);

    private static final int SHOWN = 80;

    /** All that can come of filling in. */
    sealed interface Outcome {

        /** @param missing variables that the meta-data lacks, in whose place stands the mark that the node puts there */
        record Filled(String text, List<String> missing) implements Outcome {}

        /** The node leaves the whole part out. */
        record Dropped(String reason) implements Outcome {}

        /** @param reasons each with its line, counted from 1 in the text */
        record LeftToTheNode(List<String> reasons) implements Outcome {}
    }

    private final String text;
    private final ObjectNode metaData;
    private final int linesBefore;
    private final StringBuilder filled = new StringBuilder();
    private final List<String> missing = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    private Template(String text, ObjectNode metaData, int linesBefore) {
        this.text = text;
        this.metaData = metaData;
        this.linesBefore = linesBefore;
    }

    /**
     * @param metaData of the node, which is what {@code ds.meta_data} means there
     * @param linesBefore how many lines of the document stand before the text
     */
    static Outcome fillIn(String text, ObjectNode metaData, int linesBefore) {
        String unix = text.replace("\r\n", "\n");
        boolean endsALine = unix.endsWith("\n");
        String body = endsALine ? unix.substring(0, unix.length() - 1) : unix;
        return new Template(body, metaData, linesBefore).fillIn(endsALine ? "\n" : "");
    }

    /** The text with placeholders for all that is filled in, so that what stands around it can be read, each in its place. */
    static String outline(String text) {
        return TAG.matcher(text)
                .replaceAll(tag -> tag.group().startsWith("{{")
                        ? "0".repeat(tag.group().length())
                        : tag.group().replaceAll("[^\\n]", " "));
    }

    static boolean hasStatements(String text) {
        return TAG.matcher(text).results().anyMatch(tag -> !tag.group().startsWith("{{"));
    }

    private Outcome fillIn(String end) {
        Matcher tag = TAG.matcher(text);
        int from = 0;
        boolean trim = false;
        while (tag.find()) {
            boolean trimBefore = "-".equals(tag.group("trimBefore")) || "-".equals(tag.group("commentBefore"));
            data(text.substring(from, tag.start()), trim, trimBefore);
            if (tag.group("statement") != null) {
                leave(tag.start(), tag.group(), "a statement");
            } else if (tag.group("expression") != null) {
                switch (Variable.find(tag.group("expression").strip(), metaData)) {
                    case Variable.Found(String value) -> filled.append(value);
                    case Variable.Missing(String name, String shown) -> {
                        missing.add(name);
                        filled.append(shown);
                    }
                    case Variable.Broken(String reason) -> {
                        return new Outcome.Dropped(reason);
                    }
                    case Variable.OnlyOnNode() -> leave(tag.start(), tag.group(), "an expression");
                }
            }
            trim = "-".equals(tag.group("trimAfter")) || "-".equals(tag.group("commentAfter"));
            from = tag.end();
        }
        data(text.substring(from), trim, false);
        return left.isEmpty()
                ? new Outcome.Filled(filled + end, List.copyOf(missing))
                : new Outcome.LeftToTheNode(List.copyOf(left));
    }

    private void data(String between, boolean trimStart, boolean trimEnd) {
        String data = trimStart ? between.stripLeading() : between;
        filled.append(trimEnd ? data.stripTrailing() : data);
    }

    private void leave(int at, String tag, String what) {
        long line = linesBefore
                + 1
                + text.substring(0, at).chars().filter(each -> each == '\n').count();
        String shown = tag.lines().findFirst().orElse("");
        left.add("line %d, %s: %s".formatted(line, what, shown.substring(0, Math.min(SHOWN, shown.length()))));
    }
}
