/** The read model: another service's things, as its feed tells them, in this service's schema. */
@NullMarked
package org.chamicore.db.replica;

import org.jspecify.annotations.NullMarked;
