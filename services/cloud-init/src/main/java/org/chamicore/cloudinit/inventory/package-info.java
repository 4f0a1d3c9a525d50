/** The inventory, as much of it as nodes are told: followed over its feed, kept in this service's own schema. */
@NullMarked
package org.chamicore.cloudinit.inventory;

import org.jspecify.annotations.NullMarked;
