@NullUnmarked
package org.chamicore.cli.demo;

import org.jspecify.annotations.NullUnmarked;
