/** New passwords for the roles of the database. */
@NullMarked
package org.chamicore.cli.rotate;

import org.jspecify.annotations.NullMarked;
