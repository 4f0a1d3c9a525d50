/** Many rows at once. */
@NullMarked
package org.chamicore.db.bulk;

import org.jspecify.annotations.NullMarked;
