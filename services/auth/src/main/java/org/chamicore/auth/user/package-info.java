/** People whose passwords are kept here, and the browsers in which they have signed in. */
@NullMarked
package org.chamicore.auth.user;

import org.jspecify.annotations.NullMarked;
