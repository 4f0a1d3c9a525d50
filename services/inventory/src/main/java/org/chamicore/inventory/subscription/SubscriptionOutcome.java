package org.chamicore.inventory.subscription;

/** All that can come of changing a subscription. */
enum SubscriptionOutcome {
    DONE,
    NO_SUCH_SUBSCRIPTION,
    TAKEN
}
