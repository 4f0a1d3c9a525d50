package org.chamicore.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chamicore.auth.role.Role;
import org.chamicore.db.settings.SettingRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsFileTest {

    private static final String SECRET = "topsecret-0123456789-0123456789";

    @TempDir
    private Path folder;

    @Test
    void listsAccounts() throws IOException {
        assertThat(AccountsFile.read(file("""
                        [{"clientId": "boot", "secret": "%s", "roles": ["service", "viewer"]}]
                        """.formatted(SECRET))))
                .containsExactly(new AccountsFile.Entry(
                        new ClientId("boot"), new ClientSecret(SECRET), List.of(Role.SERVICE, Role.VIEWER)));
        assertThat(AccountsFile.read(file("[]"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[null]",
                "[{\"clientId\": \"a\", \"secret\": \"" + SECRET + "\", \"roles\": [",
                "[{\"clientId\": \"a\", \"secret\": \"" + SECRET + "\"}]",
                "[{\"clientId\": \"a\", \"secret\": \"" + SECRET + "\", \"roles\": []}]",
                "[{\"clientId\": \"a\", \"secret\": \"" + SECRET + "\", \"roles\": [null]}]",
                "[{\"clientId\": \"a\", \"secret\": \"" + SECRET + "\", \"roles\": [\"root\"]}]",
                "[{\"clientId\": \"no good\", \"secret\": \"" + SECRET + "\", \"roles\": [\"admin\"]}]",
                "[{\"clientId\": \"a\", \"secret\": \"topsecret\", \"roles\": [\"admin\"]}]",
                "[{\"clientId\": \"a\", \"secret\": \"" + SECRET + "\", \"roles\": [\"admin\"], \"x\": 1}]",
            })
    void refusesWhatIsNotAsItMustBeInOneLineThatQuotesNothing(String content) throws IOException {
        String file = file(content);

        assertThatExceptionOfType(SettingRefusedException.class)
                .isThrownBy(() -> AccountsFile.read(file))
                .withMessageStartingWith("CHAMICORE_AUTH_ACCOUNTS_FILE names " + file)
                .withMessageNotContaining("topsecret")
                .withMessageNotContaining("\n")
                .withNoCause();
    }

    @Test
    void refusesFileThatIsNotThere() {
        assertThatExceptionOfType(SettingRefusedException.class)
                .isThrownBy(() -> AccountsFile.read(folder.resolve("none").toString()))
                .withMessageEndingWith("which cannot be read");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("accounts.json"), content).toString();
    }
}
