/** How the database is: its health as an administrator sees it, its slow statements, its growth. */
@NullMarked
package org.chamicore.cli.check;

import org.jspecify.annotations.NullMarked;
