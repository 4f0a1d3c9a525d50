@NullUnmarked
package org.chamicore.cloudinit.merge;

import org.jspecify.annotations.NullUnmarked;
