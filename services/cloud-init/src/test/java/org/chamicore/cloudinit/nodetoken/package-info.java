/** Tests of nodes' tokens. */
@NullUnmarked
package org.chamicore.cloudinit.nodetoken;

import org.jspecify.annotations.NullUnmarked;
