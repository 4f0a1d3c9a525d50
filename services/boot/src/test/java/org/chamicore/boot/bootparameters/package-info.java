@NullUnmarked
package org.chamicore.boot.bootparameters;

import org.jspecify.annotations.NullUnmarked;
