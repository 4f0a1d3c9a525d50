/** The PostgreSQL server that comes with the suite: real binaries, unpacked and run where no other server is wanted. */
@NullMarked
package org.chamicore.cli.postgres;

import org.jspecify.annotations.NullMarked;
