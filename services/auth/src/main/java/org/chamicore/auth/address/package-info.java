/** From where a request really comes. */
@NullMarked
package org.chamicore.auth.address;

import org.jspecify.annotations.NullMarked;
