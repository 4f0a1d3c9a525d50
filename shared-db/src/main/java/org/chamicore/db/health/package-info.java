/** What the health page says about the database. */
@NullMarked
package org.chamicore.db.health;

import org.jspecify.annotations.NullMarked;
