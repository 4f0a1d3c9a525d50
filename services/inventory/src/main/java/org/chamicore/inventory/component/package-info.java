/** The components of the machine and what state they are in. */
@NullMarked
package org.chamicore.inventory.component;

import org.jspecify.annotations.NullMarked;
