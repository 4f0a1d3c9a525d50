/** What a service does for its own schema now and then, behind everybody's back. */
@NullMarked
package org.chamicore.db.upkeep;

import org.jspecify.annotations.NullMarked;
