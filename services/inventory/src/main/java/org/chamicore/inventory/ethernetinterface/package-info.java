/** The network interfaces that were seen, with their addresses and owners. */
@NullMarked
package org.chamicore.inventory.ethernetinterface;

import org.jspecify.annotations.NullMarked;
