package org.chamicore.cli.backup;

/**
 * What a table holds.
 *
 * @param schema its schema
 * @param name its name in it
 * @param rows how many
 * @param checksum of the rows' content, whatever their order
 */
record TableState(String schema, String name, long rows, String checksum) {

    String qualifiedName() {
        return schema + "." + name;
    }
}
