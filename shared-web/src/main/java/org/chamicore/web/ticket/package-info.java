/** Tickets: what one service gives a caller on its way and another one recognises, without asking anybody. */
@NullMarked
package org.chamicore.web.ticket;

import org.jspecify.annotations.NullMarked;
