/** What the environment says about the database. */
@NullMarked
package org.chamicore.db.settings;

import org.jspecify.annotations.NullMarked;
