@NullUnmarked
package org.chamicore.cloudinit.cloudconfig;

import org.jspecify.annotations.NullUnmarked;
