/** OpenCHAMI's boot script service, out of its PostgreSQL or its etcd. */
@NullMarked
package org.chamicore.cli.imports.bss;

import org.jspecify.annotations.NullMarked;
