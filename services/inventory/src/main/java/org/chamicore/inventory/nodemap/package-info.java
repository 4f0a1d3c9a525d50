/** What nodes that do not exist yet are to be used for. */
@NullMarked
package org.chamicore.inventory.nodemap;

import org.jspecify.annotations.NullMarked;
