@NullUnmarked
package org.chamicore.auth.account;

import org.jspecify.annotations.NullUnmarked;
