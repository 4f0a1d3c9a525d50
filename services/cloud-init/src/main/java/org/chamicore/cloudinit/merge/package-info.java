/** What holds for one node: every level that may say something, and for each key which of them won. */
@NullMarked
package org.chamicore.cloudinit.merge;

import org.jspecify.annotations.NullMarked;
