/** Tests of refusals. */
@NullUnmarked
package org.chamicore.web.problem;

import org.jspecify.annotations.NullUnmarked;
