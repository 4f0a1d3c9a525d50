/** The inventory: which components the machine has, how they are reached, and in which groups they are. */
@NullMarked
package org.chamicore.inventory;

import org.jspecify.annotations.NullMarked;
