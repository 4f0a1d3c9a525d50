/** What runs here. */
@NullMarked
package org.chamicore.cloudinit.version;

import org.jspecify.annotations.NullMarked;
