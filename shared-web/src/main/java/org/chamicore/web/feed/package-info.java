/** The client of another service's change feed. */
@NullMarked
package org.chamicore.web.feed;

import org.jspecify.annotations.NullMarked;
