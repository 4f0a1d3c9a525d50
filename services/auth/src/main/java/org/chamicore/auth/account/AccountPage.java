package org.chamicore.auth.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the accounts, by client id.
 *
 * @param next what to ask for as {@code after} to get those that follow; null when none do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountPage(
        List<ServiceAccount> serviceAccounts, @Nullable ClientId next) {

    AccountPage {
        serviceAccounts = List.copyOf(serviceAccounts);
    }
}
