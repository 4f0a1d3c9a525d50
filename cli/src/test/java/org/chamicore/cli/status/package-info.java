@NullUnmarked
package org.chamicore.cli.status;

import org.jspecify.annotations.NullUnmarked;
