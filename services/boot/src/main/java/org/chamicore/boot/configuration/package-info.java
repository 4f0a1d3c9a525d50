/** Boot configurations, and the selectors that bind them. */
@NullMarked
package org.chamicore.boot.configuration;

import org.jspecify.annotations.NullMarked;
