/** Programs with which people sign in, and what people have allowed them. */
@NullMarked
package org.chamicore.auth.application;

import org.jspecify.annotations.NullMarked;
