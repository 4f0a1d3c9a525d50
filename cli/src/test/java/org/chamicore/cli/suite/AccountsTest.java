package org.chamicore.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chamicore.cli.secrets.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountsTest {

    @TempDir
    Path folder;

    @Test
    void theFileListsTheAdministratorAndEveryService() throws IOException {
        Secrets secrets = new Secrets(folder);
        JsonNode accounts = JsonMapper.shared().readTree(Files.readString(Accounts.file(secrets)));
        assertThat(accounts.values())
                .extracting(each -> each.path("clientId").asString())
                .containsExactlyInAnyOrder("admin", "inventory", "boot", "cloud-init", "auth");
        assertThat(accounts.values()).allSatisfy(each -> {
            String clientId = each.path("clientId").asString();
            assertThat(each.path("secret").asString()).isEqualTo(Accounts.secret(secrets, clientId));
            assertThat(each.path("roles").path(0).asString()).isEqualTo(clientId.equals("admin") ? "admin" : "service");
        });
    }

    @Test
    void aServiceReadsTheSecretThatTheFileGivesIt() {
        Secrets secrets = new Secrets(folder);
        assertThat(Accounts.secretFile(secrets, Service.CLOUD_INIT)).hasContent(Accounts.secret(secrets, "cloud-init"));
    }
}
