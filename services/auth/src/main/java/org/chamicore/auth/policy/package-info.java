/** What roles may do: versions that are never changed, of which the last counts here and in every service. */
@NullMarked
package org.chamicore.auth.policy;

import org.jspecify.annotations.NullMarked;
