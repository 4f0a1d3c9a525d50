/** What a write would do: it is made for real, looked at and taken back. */
@NullMarked
package org.chamicore.cloudinit.rehearsal;

import org.jspecify.annotations.NullMarked;
