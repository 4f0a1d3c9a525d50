/** Tests of tickets. */
@NullUnmarked
package org.chamicore.web.ticket;

import org.jspecify.annotations.NullUnmarked;
