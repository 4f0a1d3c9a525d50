@NullUnmarked
package org.chamicore.cloudinit.gateway;

import org.jspecify.annotations.NullUnmarked;
