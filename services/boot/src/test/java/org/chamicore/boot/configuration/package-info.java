@NullUnmarked
package org.chamicore.boot.configuration;

import org.jspecify.annotations.NullUnmarked;
