/** What a service holds for its callers at most, so that no storm of them reaches the end of its memory. */
@NullMarked
package org.chamicore.web.load;

import org.jspecify.annotations.NullMarked;
