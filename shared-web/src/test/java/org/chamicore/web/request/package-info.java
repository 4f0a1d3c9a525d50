/** Tests of what every request meets first. */
@NullUnmarked
package org.chamicore.web.request;

import org.jspecify.annotations.NullUnmarked;
