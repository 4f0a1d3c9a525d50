package org.chamicore.cloudinit.document;

import org.chamicore.cloudinit.directory.Directory;
import org.chamicore.cloudinit.directory.Node;

/** All that can come of looking for a node. */
sealed interface Lookup {

    /** The node, and the directory that all of the answer is to be made from. */
    record Found(Node node, Directory directory) implements Lookup {}

    /** There is no such node. */
    record Unknown() implements Lookup {}
}
