/** What a caller may do: scopes, and the roles that bundle them. */
@NullMarked
package org.chamicore.auth.role;

import org.jspecify.annotations.NullMarked;
