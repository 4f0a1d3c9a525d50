/** What begins with a login or a bootstrap token and is continued with refresh tokens. */
@NullMarked
package org.chamicore.auth.session;

import org.jspecify.annotations.NullMarked;
