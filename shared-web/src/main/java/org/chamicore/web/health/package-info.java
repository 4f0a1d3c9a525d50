/** What the health page says of the service itself. */
@NullMarked
package org.chamicore.web.health;

import org.jspecify.annotations.NullMarked;
