/** What tokens say, how long they live, and how the authorization server learns which clients there are. */
@NullMarked
package org.chamicore.auth.token;

import org.jspecify.annotations.NullMarked;
