/** Tests of what a service takes on at once. */
@NullUnmarked
package org.chamicore.web.load;

import org.jspecify.annotations.NullUnmarked;
