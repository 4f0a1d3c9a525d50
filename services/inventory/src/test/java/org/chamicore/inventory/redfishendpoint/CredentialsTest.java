package org.chamicore.inventory.redfishendpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.db.seal.Seal;
import org.chamicore.db.settings.SettingRefusedException;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@InventoryTest
@TestPropertySource(properties = "chamicore.credentials.encryption-key=" + CredentialsTest.KEY)
class CredentialsTest {

    static final String KEY = "0123456789abcdef0123456789abcdef";

    private static final String ENDPOINTS = "/hsm/v2/Inventory/RedfishEndpoints";
    private static final String BMC = ENDPOINTS + "/x2050c0s0b0";

    private final Api api;
    private final Feed feed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CredentialRepository repository;

    CredentialsTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void oneEndpoint() {
        api.delete(ENDPOINTS);
        assertThat(api.post(ENDPOINTS, "{\"ID\":\"x2050c0s0b0\",\"User\":\"root\",\"Password\":\"secret\"}")
                        .status())
                .isEqualTo(201);
        feed.skip();
    }

    @Test
    void passwordIsKeptSealedForItsEndpoint() throws Exception {
        api.post(ENDPOINTS, "{\"ID\":\"x2050c0s1b0\",\"Password\":\"secret\"}");

        assertThat(new String(sealed("x2050c0s0b0"), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
        assertThat(sealed("x2050c0s0b0")).isNotEqualTo(sealed("x2050c0s1b0"));
        assertThat(new Seal("chamicore inventory credentials 1", KEY).open(sealed("x2050c0s0b0"), "x2050c0s0b0"))
                .isEqualTo("secret".getBytes(StandardCharsets.UTF_8));
        assertThat(api.get(ENDPOINTS).text()).contains("\"Password\":\"\"").doesNotContain("secret");
        assertThat(api.get("/hsm/v2/changes/snapshot").text()).doesNotContain("secret");
        assertThat(feed.next().toString()).doesNotContain("secret");
    }

    @Test
    void passwordsOfManyAreKeptEachForItsEndpoint() throws Exception {
        String many = IntStream.range(0, BulkLoad.COPY_FROM)
                .mapToObj("{\"ID\":\"x2050c1s%1$db0\",\"Password\":\"secret%1$d\"}"::formatted)
                .collect(Collectors.joining(",", "{\"RedfishEndpoints\":[", "]}"));
        assertThat(api.post(ENDPOINTS, many).status()).isEqualTo(201);

        assertThat(count()).isEqualTo(BulkLoad.COPY_FROM + 1);
        assertThat(new Seal("chamicore inventory credentials 1", KEY).open(sealed("x2050c1s77b0"), "x2050c1s77b0"))
                .isEqualTo("secret77".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void samePasswordOrNoneChangesNothing() {
        byte[] before = sealed("x2050c0s0b0");

        for (String password : List.of("secret", "")) {
            api.put(BMC, "{\"User\":\"root\",\"Password\":\"%s\"}".formatted(password));
        }
        api.put(BMC, "{\"User\":\"root\"}");

        assertThat(sealed("x2050c0s0b0")).isEqualTo(before);
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void anotherPasswordIsToldWithoutItself() {
        byte[] before = sealed("x2050c0s0b0");

        api.patch(BMC, "{\"Password\":\"other\"}");

        assertThat(sealed("x2050c0s0b0")).isNotEqualTo(before);
        assertThat(feed.next()).singleElement().satisfies(change -> {
            assertThat(change.path("after")).isEqualTo(change.path("before"));
            assertThat(change.toString()).doesNotContain("secret").doesNotContain("other");
        });
    }

    @Test
    void blankPasswordInAPatchIsForgotten() {
        api.patch(BMC, "{\"Password\":\"\"}");

        assertThat(count()).isZero();
        assertThat(feed.next()).hasSize(1);
        api.patch(BMC, "{\"Password\":\"\"}");
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void passwordOfAFormerKeyIsReplaced() {
        byte[] former = new Seal("chamicore inventory credentials 1", KEY + "!")
                .seal("secret".getBytes(StandardCharsets.UTF_8), "x2050c0s0b0");
        jdbc.sql("update redfish_credential set sealed_password = :sealed")
                .param("sealed", former)
                .update();

        api.put(BMC, "{\"User\":\"root\",\"Password\":\"secret\"}");

        assertThat(sealed("x2050c0s0b0")).isNotEqualTo(former);
    }

    @Test
    void passwordGoesWithItsEndpoint() {
        api.delete(BMC);

        assertThat(count()).isZero();
    }

    @Test
    void keyThatCannotBeUsedStopsTheStart() {
        assertThatExceptionOfType(SettingRefusedException.class)
                .isThrownBy(() -> new Credentials(repository, new CredentialProperties("short", null)))
                .withMessageContaining("CHAMICORE_INVENTORY_ENCRYPTION_KEY_FILE is too short");
        assertThatExceptionOfType(SettingRefusedException.class)
                .isThrownBy(() -> new Credentials(repository, new CredentialProperties(null, "/no/such/file")))
                .withMessage("CHAMICORE_INVENTORY_ENCRYPTION_KEY_FILE names /no/such/file, which cannot be read");
    }

    @Test
    void noTextTellsAPassword() {
        assertThat(new Password("secret")).asString().doesNotContain("secret");
        assertThat(new CredentialProperties(KEY, "/file")).asString().doesNotContain(KEY);
    }

    private byte[] sealed(String endpoint) {
        return jdbc.sql("select sealed_password from redfish_credential where endpoint_id = :endpoint")
                .param("endpoint", endpoint)
                .query(byte[].class)
                .single();
    }

    private int count() {
        return jdbc.sql("select count(*) from redfish_credential")
                .query(Integer.class)
                .single();
    }
}
