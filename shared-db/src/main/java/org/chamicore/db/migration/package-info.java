/** Each schema's versions: up, down, and the gate that keeps a service from a schema it does not know. */
@NullMarked
package org.chamicore.db.migration;

import org.jspecify.annotations.NullMarked;
