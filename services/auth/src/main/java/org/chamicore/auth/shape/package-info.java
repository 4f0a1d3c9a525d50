/** The forms that an access token can have. */
@NullMarked
package org.chamicore.auth.shape;

import org.jspecify.annotations.NullMarked;
