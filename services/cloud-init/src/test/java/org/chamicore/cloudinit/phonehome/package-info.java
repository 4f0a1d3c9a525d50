@NullUnmarked
package org.chamicore.cloudinit.phonehome;

import org.jspecify.annotations.NullUnmarked;
