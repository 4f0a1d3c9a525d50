package org.chamicore.inventory.ethernetinterface;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@InventoryTest
class InterfaceAddressJourneyTest {

    private static final String INTERFACES = "/hsm/v2/Inventory/EthernetInterfaces";
    private static final String NIC = INTERFACES + "/022300000001";
    private static final String ADDRESSES = INTERFACES + "/02230000000A/IPAddresses";

    private final Api api;
    private final Feed feed;

    InterfaceAddressJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void oneInterface() {
        api.delete(INTERFACES);
        api.post(INTERFACES, """
                {"MACAddress": "02:23:00:00:00:0a", "IPAddresses": [{"IPAddress": "10.23.0.1", "Network": "NMN"}]}
                """);
        feed.skip();
    }

    @Test
    void addressesComeChangeAndGo() {
        Instant before = lastUpdate();
        Answer added = api.post(ADDRESSES, "{\"IPAddress\":\"FE80:0::1\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text()).isEqualTo("{\"URI\":\"%s/02230000000a/IPAddresses/fe80::1\"}".formatted(INTERFACES));
        assertThat(added.header("Location")).isEqualTo(INTERFACES + "/02230000000a/IPAddresses/fe80::1");
        assertThat(lastUpdate()).isAfter(before);
        Golden.assertSame(api.get(ADDRESSES).json(), "interface-addresses.json");

        assertThat(api.patch(ADDRESSES + "/fe80:0::1", "{\"Network\":\"HMN\"}").text())
                .isEqualTo("{\"IPAddress\":\"fe80::1\",\"Network\":\"HMN\"}");
        assertThat(api.patch(ADDRESSES + "/10.23.0.1", "{\"Network\":\"\"}").text())
                .isEqualTo("{\"IPAddress\":\"10.23.0.1\"}");
        assertThat(api.delete(ADDRESSES + "/10.23.0.1").text())
                .isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");
        assertThat(api.get(ADDRESSES).text()).isEqualTo("[{\"IPAddress\":\"fe80::1\",\"Network\":\"HMN\"}]");
        assertThat(feed.next()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | 02230000000b/IPAddresses           | ''                          | 404 | No such component ethernet interface: 02230000000b
            GET    | 02:23:00:00:00:0a/IPAddresses      | ''                          | 404 | No such component ethernet interface: 02:23:00:00:00:0a
            POST   | 02230000000b/IPAddresses           | {"IPAddress":"10.23.0.9"}   | 404 | No such component ethernet interface: 02230000000b
            POST   | 02230000000a/IPAddresses           | {"IPAddress":""}            | 400 | Invalid CompEthInterface IP Address
            POST   | 02230000000a/IPAddresses           | {}                          | 400 | Invalid CompEthInterface IP Address
            POST   | 02230000000a/IPAddresses           | {"IPAddress":"zz"}          | 400 | Invalid CompEthInterface IP Address
            POST   | 02230000000a/IPAddresses           | {"IPAddress":"10.23.0.1"}   | 409 | operation would conflict with an existing IP Address on the same ethernet interface.
            PATCH  | 02230000000a/IPAddresses/10.23.0.1 | {}                          | 400 | Request must have at least one patch field.
            PATCH  | 02230000000a/IPAddresses/10.23.0.9 | {"Network":"a"}             | 404 | no such IP address in component ethernet interface.
            PATCH  | 02230000000a/IPAddresses/zz        | {"Network":"a"}             | 404 | no such IP address in component ethernet interface.
            PATCH  | 02230000000b/IPAddresses/10.23.0.1 | {"Network":"a"}             | 404 | no such IP address in component ethernet interface.
            DELETE | 02230000000a/IPAddresses/10.23.0.9 | ''                          | 404 | component ethernet interface has no such ip address.
            DELETE | 02230000000b/IPAddresses/10.23.0.1 | ''                          | 404 | component ethernet interface has no such ip address.
            """)
    void whatCannotBeIsRefused(String method, String path, String body, int status, String detail) {
        Answer answer = api.send(method, INTERFACES + "/" + path, body);

        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void filtersOfAddressAndNetworkAreBothAsked() {
        api.post(INTERFACES, "{\"MACAddress\":\"022300000001\",\"IPAddresses\":[{\"IPAddress\":\"10.23.0.1\"}]}");

        assertThat(api.get(INTERFACES + "?IPAddress=10.23.0.1&Network=NMN").json())
                .hasSize(1);
        assertThat(api.get(INTERFACES + "?IPAddress=10.23.0.1&Network=").json()).hasSize(1);
        assertThat(api.get(INTERFACES + "?IPAddress=10.23.0.1").json()).hasSize(2);
        assertThat(api.get(INTERFACES + "?ComponentID=").json()).hasSize(2);
        assertThat(api.get(INTERFACES + "?ComponentID=x[0-3]c0").json()).isEmpty();
        assertThat(api.get(INTERFACES + "?ComponentID=x[0-").detail()).isEqualTo("Invalid CompID.");
        assertThat(api.get(INTERFACES + "?limit=1").header("Link"))
                .isEqualTo("<%s?after=022300000001&limit=1>; rel=\"next\"".formatted(INTERFACES));
        assertThat(api.get(INTERFACES + "?limit=1&after=022300000001")
                        .json()
                        .path(0)
                        .path("ID")
                        .asString())
                .isEqualTo("02230000000a");
        assertThat(api.get(INTERFACES + "?after=zz").detail())
                .isEqualTo("bad query param: after must be the id of an interface");
        assertThat(api.get(NIC).status()).isEqualTo(200);
    }

    private Instant lastUpdate() {
        return Instant.parse(
                api.get(INTERFACES + "/02230000000a").json().path("LastUpdate").asString());
    }
}
