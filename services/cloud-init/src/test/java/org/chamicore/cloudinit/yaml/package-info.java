@NullUnmarked
package org.chamicore.cloudinit.yaml;

import org.jspecify.annotations.NullUnmarked;
