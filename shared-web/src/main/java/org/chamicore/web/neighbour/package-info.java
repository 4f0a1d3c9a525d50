/** What stands between this service and those that it calls. */
@NullMarked
package org.chamicore.web.neighbour;

import org.jspecify.annotations.NullMarked;
