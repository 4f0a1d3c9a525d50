/** The nodes as booting sees them. */
@NullMarked
package org.chamicore.boot.host;

import org.jspecify.annotations.NullMarked;
