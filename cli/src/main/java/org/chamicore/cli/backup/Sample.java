package org.chamicore.cli.backup;

import java.util.Map;

/**
 * What the services serve to one node.
 *
 * @param node its xname
 * @param documents SHA-256 of each by its name; a document itself may hold secrets
 */
record Sample(String node, Map<String, String> documents) {

    Sample {
        documents = Map.copyOf(documents);
    }
}
