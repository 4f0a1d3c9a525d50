/** The directory: everything that answering a node needs, in memory, always whole. */
@NullMarked
package org.chamicore.boot.directory;

import org.jspecify.annotations.NullMarked;
