/** What a service prints when the database or its settings do not let it start: one line. */
@NullMarked
package org.chamicore.db.start;

import org.jspecify.annotations.NullMarked;
