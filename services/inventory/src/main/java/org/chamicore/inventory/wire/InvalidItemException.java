package org.chamicore.inventory.wire;

/** A thing that a client sent breaks a rule; the message says which, as clients know it. */
public class InvalidItemException extends RuntimeException {

    private final String field;

    /**
     * @param field the field at fault, as it is called in JSON
     */
    public InvalidItemException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }

    /** The same of a field that is within another. */
    public InvalidItemException within(String outer) {
        return new InvalidItemException(outer + "." + field, String.valueOf(getMessage()));
    }
}
