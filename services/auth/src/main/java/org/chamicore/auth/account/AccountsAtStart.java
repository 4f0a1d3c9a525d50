package org.chamicore.auth.account;

import org.chamicore.auth.AuthProperties;
import org.chamicore.auth.account.CreateOutcome.ClientIdTaken;
import org.chamicore.auth.account.CreateOutcome.Created;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Creates the accounts of the accounts file that do not exist yet, before the service calls itself ready. */
@Component
class AccountsAtStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(AccountsAtStart.class);

    private final ServiceAccountService accounts;
    private final String file;

    AccountsAtStart(ServiceAccountService accounts, AuthProperties properties) {
        this.accounts = accounts;
        this.file = properties.accountsFile() == null
                ? ""
                : properties.accountsFile().strip();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!file.isEmpty()) {
            AccountsFile.read(file).forEach(this::createMissing);
        }
    }

    private void createMissing(AccountsFile.Entry wanted) {
        switch (accounts.create(wanted.clientId(), wanted.secret(), wanted.grants())) {
            case Created(ServiceAccount account) ->
                log.info(
                        "Service account {} created with roles {}",
                        account.clientId(),
                        account.grants().roles());
            case ClientIdTaken() -> compare(wanted);
        }
    }

    /** What an account may do is changed through the API, where the change is logged with who made it. */
    private void compare(AccountsFile.Entry wanted) {
        accounts.find(wanted.clientId())
                .filter(existing ->
                        !existing.grants().roles().equals(wanted.grants().roles()))
                .ifPresent(existing -> log.warn(
                        "Service account {} has roles {} and keeps them, though {} says {}",
                        existing.clientId(),
                        existing.grants().roles(),
                        file,
                        wanted.grants().roles()));
    }
}
