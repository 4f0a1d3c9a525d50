/** A small application that behaves well and badly on demand. */
@NullUnmarked
package org.chamicore.web.sample;

import org.jspecify.annotations.NullUnmarked;
