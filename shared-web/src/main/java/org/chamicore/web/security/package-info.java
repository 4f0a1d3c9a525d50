/** Which token may do what: one table of routes per service, checked offline against the issuer's keys. */
@NullMarked
package org.chamicore.web.security;

import org.jspecify.annotations.NullMarked;
