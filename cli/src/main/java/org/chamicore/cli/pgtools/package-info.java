/** PostgreSQL's own programs, pg_dump and pg_restore: found on this machine or in the database's container, and run. */
@NullMarked
package org.chamicore.cli.pgtools;

import org.jspecify.annotations.NullMarked;
