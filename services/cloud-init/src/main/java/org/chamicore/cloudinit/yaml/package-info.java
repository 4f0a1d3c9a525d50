/** YAML as the nodes' reader understands it: exact numbers, quotes where they are needed, keys in the order given. */
@NullMarked
package org.chamicore.cloudinit.yaml;

import org.jspecify.annotations.NullMarked;
