@NullUnmarked
package org.chamicore.cli.token;

import org.jspecify.annotations.NullUnmarked;
