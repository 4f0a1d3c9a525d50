@NullUnmarked
package org.chamicore.cli.postgres;

import org.jspecify.annotations.NullUnmarked;
