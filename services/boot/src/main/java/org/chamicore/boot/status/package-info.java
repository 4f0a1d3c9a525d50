/** What the service says of itself, under the paths where existing probes look. */
@NullMarked
package org.chamicore.boot.status;

import org.jspecify.annotations.NullMarked;
