/** What every request meets first: its id, the bound on its body, and leniency towards sloppy clients. */
@NullMarked
package org.chamicore.web.request;

import org.jspecify.annotations.NullMarked;
