/** What the tests of this module share: a client that sends anything, an issuer of tokens, fake neighbours. */
@NullUnmarked
package org.chamicore.web.testing;

import org.jspecify.annotations.NullUnmarked;
