/** How connections to the database are encrypted. */
@NullMarked
package org.chamicore.db.tls;

import org.jspecify.annotations.NullMarked;
