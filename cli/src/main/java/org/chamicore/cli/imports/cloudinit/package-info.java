/** OpenCHAMI's cloud-init server, out of its API or its DuckDB file. */
@NullMarked
package org.chamicore.cli.imports.cloudinit;

import org.jspecify.annotations.NullMarked;
