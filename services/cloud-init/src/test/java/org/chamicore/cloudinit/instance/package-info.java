@NullUnmarked
package org.chamicore.cloudinit.instance;

import org.jspecify.annotations.NullUnmarked;
