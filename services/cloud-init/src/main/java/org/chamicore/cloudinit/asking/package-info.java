/** Who asks for documents: which nodes, when, and who is no node. Noted in memory and written in batches, behind the answers. */
@NullMarked
package org.chamicore.cloudinit.asking;

import org.jspecify.annotations.NullMarked;
