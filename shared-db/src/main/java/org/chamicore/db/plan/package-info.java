/** How the database goes about what a service asks of it: plans that fit, and statistics that keep up with growth. */
@NullMarked
package org.chamicore.db.plan;

import org.jspecify.annotations.NullMarked;
