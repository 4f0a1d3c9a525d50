/** What is let go after a while: one mechanism for whatever grows in a schema. */
@NullMarked
package org.chamicore.db.retention;

import org.jspecify.annotations.NullMarked;
