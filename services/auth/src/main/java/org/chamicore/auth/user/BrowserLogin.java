package org.chamicore.auth.user;

import java.time.Instant;

/**
 * Somebody who has signed in with a browser.
 *
 * @param since when the password was typed
 */
public record BrowserLogin(String username, Instant since) {}
