/** What must not lie in the database in clear. */
@NullMarked
package org.chamicore.db.seal;

import org.jspecify.annotations.NullMarked;
