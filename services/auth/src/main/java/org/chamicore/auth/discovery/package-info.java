/** Where clients find what: the documents of RFC 8414 and OpenID Connect discovery. */
@NullMarked
package org.chamicore.auth.discovery;

import org.jspecify.annotations.NullMarked;
