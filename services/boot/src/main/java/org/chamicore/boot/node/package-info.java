/** What booting knows of a node, and the values that name one. */
@NullMarked
package org.chamicore.boot.node;

import org.jspecify.annotations.NullMarked;
