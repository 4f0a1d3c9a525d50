/**
 * The boot service: answers a node's firmware with the script that boots it, from memory. Operators bind boot configurations to
 * nodes, roles and tags; what the inventory knows of the nodes comes in by its feed.
 */
@NullMarked
package org.chamicore.boot;

import org.jspecify.annotations.NullMarked;
