/** What people see: signing in, allowing an application, being told why not. All of it works without JavaScript. */
@NullMarked
package org.chamicore.auth.page;

import org.jspecify.annotations.NullMarked;
