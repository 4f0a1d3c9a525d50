/** Dead letters: what a consumer of events gave up and passed over, until it is driven again. */
@NullMarked
package org.chamicore.db.failure;

import org.jspecify.annotations.NullMarked;
