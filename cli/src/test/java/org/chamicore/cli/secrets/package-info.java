@NullUnmarked
package org.chamicore.cli.secrets;

import org.jspecify.annotations.NullUnmarked;
