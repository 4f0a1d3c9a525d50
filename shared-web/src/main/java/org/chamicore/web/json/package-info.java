/** How JSON is read: leniently in spelling, strictly in types. */
@NullMarked
package org.chamicore.web.json;

import org.jspecify.annotations.NullMarked;
