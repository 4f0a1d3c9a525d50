/** Which processes of a service run, and what befalls them. */
@NullMarked
package org.chamicore.db.session;

import org.jspecify.annotations.NullMarked;
