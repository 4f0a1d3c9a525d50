/** Processes of the operating system: started in a session of their own, recognised again, ended. */
@NullMarked
package org.chamicore.cli.process;

import org.jspecify.annotations.NullMarked;
