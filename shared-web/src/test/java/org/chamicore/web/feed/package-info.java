/** Tests of the client of a change feed. */
@NullUnmarked
package org.chamicore.web.feed;

import org.jspecify.annotations.NullUnmarked;
