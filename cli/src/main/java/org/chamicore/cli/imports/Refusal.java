package org.chamicore.cli.imports;

/**
 * Something that did not come across.
 *
 * @param id of the thing, or of the part of it
 * @param reason in the words of the service that said no
 */
public record Refusal(String id, String reason) {}
