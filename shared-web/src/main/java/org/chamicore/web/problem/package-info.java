/** The shape of every refusal: a problem document (RFC 9457). */
@NullMarked
package org.chamicore.web.problem;

import org.jspecify.annotations.NullMarked;
