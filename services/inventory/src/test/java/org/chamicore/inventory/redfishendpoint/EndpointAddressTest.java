package org.chamicore.inventory.redfishendpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.chamicore.inventory.wire.InvalidItemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointAddressTest {

    /** What a client gives of host name, domain, FQDN and address, and what follows from it. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            -         | -        | -                   | -           | ''          | ''       | -           | x0c0s1b0
            x0c0s1b0  | mgmt.lan | -                   | -           | x0c0s1b0    | mgmt.lan | -           | x0c0s1b0.mgmt.lan
            -         | -        | bmc1.mgmt.lan       | -           | bmc1        | mgmt.lan | -           | bmc1.mgmt.lan
            -         | -        | bmc1                | 10.0.0.1    | bmc1        | ''       | 10.0.0.1    | bmc1
            bmc1      | -        | bmc1.lan            | -           | bmc1        | lan      | -           | bmc1.lan
            bmc1      | lan      | bmc1.lan            | -           | bmc1        | lan      | -           | bmc1.lan
            -         | lan      | -                   | -           | ''          | lan      | -           | x0c0s1b0.lan
            -         | -        | 10.0.0.1            | -           | 10.0.0.1    | ''       | 10.0.0.1    | 10.0.0.1
            10.0.0.1  | -        | -                   | 10.0.0.1    | 10.0.0.1    | ''       | 10.0.0.1    | 10.0.0.1
            fe80::1   | -        | -                   | -           | [fe80::1]   | ''       | [fe80::1]   | [fe80::1]
            -         | -        | [fe80:0::1]         | fe80::1     | [fe80::1]   | ''       | [fe80::1]   | [fe80::1]
            -         | -        | -                   | FE80::1     | ''          | ''       | fe80::1     | x0c0s1b0
            """)
    void restFollowsFromWhatIsGiven(
            String hostname,
            String domain,
            String fqdn,
            String ip,
            String host,
            String rest,
            String address,
            String name) {
        EndpointAddress endpoint = EndpointAddress.of(hostname, domain, fqdn, ip);

        assertThat(endpoint).isEqualTo(new EndpointAddress(host, rest, address));
        assertThat(endpoint.fqdn("x0c0s1b0")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            a      | -   | b.c | -        | host/domain conflicts with FQDN: 'a' != 'b.c'
            -      | d   | b.c | -        | host/domain conflicts with FQDN: 'b.d' != 'b.c'
            a      | d   | a.c | -        | host/domain conflicts with FQDN: 'a.d' != 'a.c'
            a.b    | -   | -   | -        | Hostname is not a basename or IP address.
            -      | -   | -   | zz       | IPAddress is not a valid IP address: 'zz'
            10.0.0.2 | - | -   | 10.0.0.1 | hostname IP address conflicts with given IP address: '10.0.0.2' != '10.0.0.1'
            """)
    void contradictionIsRefused(String hostname, String domain, String fqdn, String ip, String rule) {
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> EndpointAddress.of(hostname, domain, fqdn, ip))
                .withMessage(rule);
    }

    @Test
    void nameThatIsTooLongIsRefused() {
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> EndpointAddress.of("a".repeat(200), "b".repeat(55), null, null))
                .withMessage("FQDN is longer than 255 characters");
    }
}
