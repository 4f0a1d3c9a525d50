@NullUnmarked
package org.chamicore.cli.deployment;

import org.jspecify.annotations.NullUnmarked;
