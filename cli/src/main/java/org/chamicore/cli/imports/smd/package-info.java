/** OpenCHAMI's state manager, out of its PostgreSQL. */
@NullMarked
package org.chamicore.cli.imports.smd;

import org.jspecify.annotations.NullMarked;
