/** The audit log of a running suite: whether it is as it was written. */
@NullMarked
package org.chamicore.cli.audit;

import org.jspecify.annotations.NullMarked;
