/** The page of settings, printed from the code. */
@NullUnmarked
package org.chamicore.conventions.settings;

import org.jspecify.annotations.NullUnmarked;
