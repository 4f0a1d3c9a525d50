/** Backup of the one database: written, kept, restored, and rehearsed. */
@NullMarked
package org.chamicore.cli.backup;

import org.jspecify.annotations.NullMarked;
