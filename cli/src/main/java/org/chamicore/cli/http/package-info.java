/** The suite's REST APIs, as the command calls them. */
@NullMarked
package org.chamicore.cli.http;

import org.jspecify.annotations.NullMarked;
