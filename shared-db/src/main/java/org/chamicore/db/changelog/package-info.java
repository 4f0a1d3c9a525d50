/** The append-only log of changes of one schema: outbox, history and wake-up in one table. */
@NullMarked
package org.chamicore.db.changelog;

import org.jspecify.annotations.NullMarked;
