/** Tests of what a service tells about itself. */
@NullUnmarked
package org.chamicore.web.health;

import org.jspecify.annotations.NullUnmarked;
