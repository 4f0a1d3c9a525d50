/** The OpenID providers of the site, whose tokens are exchanged for ours. */
@NullMarked
package org.chamicore.auth.provider;

import org.jspecify.annotations.NullMarked;
