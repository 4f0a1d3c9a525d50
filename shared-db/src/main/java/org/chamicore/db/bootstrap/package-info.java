/** Roles, schemas and grants: what a superuser does once. */
@NullMarked
package org.chamicore.db.bootstrap;

import org.jspecify.annotations.NullMarked;
