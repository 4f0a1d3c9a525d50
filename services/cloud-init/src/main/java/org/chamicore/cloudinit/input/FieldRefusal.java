package org.chamicore.cloudinit.input;

/**
 * A field that was refused, as it stands in the {@code errors} of a problem document.
 *
 * @param field the path to it in what the client sent: {@code file.content}
 * @param message the rule that it breaks
 */
public record FieldRefusal(String field, String message) {

    @Override
    public String toString() {
        return field + " " + message;
    }
}
