package org.chamicore.auth.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An account with its new secret, which is shown this once. */
record RotatedAccount(@JsonUnwrapped ServiceAccount account, ClientSecret secret) {}
