/** From where a request really comes. */
@NullMarked
package org.chamicore.web.address;

import org.jspecify.annotations.NullMarked;
