/** Tests of who may ask what. */
@NullUnmarked
package org.chamicore.web.security;

import org.jspecify.annotations.NullUnmarked;
