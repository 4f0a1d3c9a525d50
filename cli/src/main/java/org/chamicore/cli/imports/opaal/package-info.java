/** OPAAL, out of its SQLite file. */
@NullMarked
package org.chamicore.cli.imports.opaal;

import org.jspecify.annotations.NullMarked;
