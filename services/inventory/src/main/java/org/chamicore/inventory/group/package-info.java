/** Groups of components, and who is in them. */
@NullMarked
package org.chamicore.inventory.group;

import org.jspecify.annotations.NullMarked;
