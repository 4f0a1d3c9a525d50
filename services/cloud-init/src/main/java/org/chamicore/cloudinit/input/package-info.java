/** What holds for everything that clients write: how a rule is checked and how its breach is named. */
@NullMarked
package org.chamicore.cloudinit.input;

import org.jspecify.annotations.NullMarked;
