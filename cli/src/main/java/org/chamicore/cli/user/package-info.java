/** {@code chamicore user}: the people who may sign in. */
@NullMarked
package org.chamicore.cli.user;

import org.jspecify.annotations.NullMarked;
