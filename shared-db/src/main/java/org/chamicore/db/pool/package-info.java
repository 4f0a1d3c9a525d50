/** The connections of a service: the pool, pinned to one schema, and the few beside it. */
@NullMarked
package org.chamicore.db.pool;

import org.jspecify.annotations.NullMarked;
