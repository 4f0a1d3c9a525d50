package org.chamicore.db.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY: tabs between columns, a line for each row, {@code \N} for null. */
final class CopyText {

    private static final int FULL = 1 << 16;

    private final StringBuilder text = new StringBuilder();

    void add(List<@Nullable Object> row) {
        for (int at = 0; at < row.size(); at++) {
            if (at > 0) {
                text.append('\t');
            }
            Object value = row.get(at);
            if (value == null) {
                text.append("\\N");
            } else {
                escape(value instanceof Collection<?> elements ? array(elements) : value.toString());
            }
        }
        text.append('\n');
    }

    boolean isFull() {
        return text.length() >= FULL;
    }

    /** What was added since the last time. */
    byte[] take() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        return bytes;
    }

    private void escape(String value) {
        for (int at = 0; at < value.length(); at++) {
            char letter = value.charAt(at);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }

    private static String array(Collection<?> elements) {
        StringBuilder array = new StringBuilder("{");
        for (Object element : elements) {
            if (array.length() > 1) {
                array.append(',');
            }
            array.append('"')
                    .append(element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }
}
