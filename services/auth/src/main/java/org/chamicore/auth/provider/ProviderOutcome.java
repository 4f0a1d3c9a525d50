package org.chamicore.auth.provider;

/** All that can come of configuring a provider. */
sealed interface ProviderOutcome {

    record Stored(IdentityProvider provider) implements ProviderOutcome {}

    record Unusable(String why) implements ProviderOutcome {}

    record IssuerTaken() implements ProviderOutcome {}
}
