package org.chamicore.inventory.wire;

/**
 * What is wrong with one field of a body.
 *
 * @param field its path, {@code Components[3].NID}
 * @param message the rule that it breaks
 */
public record FieldError(String field, String message) {}
