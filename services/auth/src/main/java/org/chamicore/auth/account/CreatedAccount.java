package org.chamicore.auth.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A new account with its secret, which is shown this once and kept by nobody but the one who asked. */
record CreatedAccount(@JsonUnwrapped ServiceAccount account, ClientSecret secret) {}
