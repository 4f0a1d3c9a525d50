/** Programs that we did not write, against the services as they run: the real iPXE in a virtual machine. */
@NullUnmarked
package org.chamicore.interop;

import org.jspecify.annotations.NullUnmarked;
