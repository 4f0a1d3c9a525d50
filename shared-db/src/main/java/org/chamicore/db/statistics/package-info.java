/** What the server itself counts of the database and of the service's schema. */
@NullMarked
package org.chamicore.db.statistics;

import org.jspecify.annotations.NullMarked;
