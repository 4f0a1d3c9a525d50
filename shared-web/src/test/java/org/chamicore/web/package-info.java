/** Tests of the module as a whole. */
@NullUnmarked
package org.chamicore.web;

import org.jspecify.annotations.NullUnmarked;
