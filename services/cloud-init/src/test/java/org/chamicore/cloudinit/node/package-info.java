@NullUnmarked
package org.chamicore.cloudinit.node;

import org.jspecify.annotations.NullUnmarked;
