@NullUnmarked
package org.chamicore.cloudinit.security;

import org.jspecify.annotations.NullUnmarked;
