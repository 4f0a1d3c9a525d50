@NullMarked
package org.chamicore.auth.purge;

import org.jspecify.annotations.NullMarked;
