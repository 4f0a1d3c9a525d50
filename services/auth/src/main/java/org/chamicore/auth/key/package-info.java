/** The keys that sign tokens: made once, sealed in the database, their public parts published. */
@NullMarked
package org.chamicore.auth.key;

import org.jspecify.annotations.NullMarked;
