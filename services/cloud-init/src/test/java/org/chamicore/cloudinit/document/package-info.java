@NullUnmarked
package org.chamicore.cloudinit.document;

import org.jspecify.annotations.NullUnmarked;
