@NullUnmarked
package org.chamicore.cloudinit.rehearsal;

import org.jspecify.annotations.NullUnmarked;
