/** Tests of how JSON is read. */
@NullUnmarked
package org.chamicore.web.json;

import org.jspecify.annotations.NullUnmarked;
