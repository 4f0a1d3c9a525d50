@NullUnmarked
package org.chamicore.cli.login;

import org.jspecify.annotations.NullUnmarked;
