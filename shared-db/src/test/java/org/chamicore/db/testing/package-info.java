/** The real PostgreSQL that the tests of every module run on, and what else their tests share. */
@NullUnmarked
package org.chamicore.db.testing;

import org.jspecify.annotations.NullUnmarked;
