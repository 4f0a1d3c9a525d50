package org.chamicore.cloudinit.phonehome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chamicore.cloudinit.input.FieldRefusal;
import org.junit.jupiter.api.Test;

class PhoneHomeFormTest {

    @Test
    void fieldsAreTakenWithoutTheLineBreakOfTheirFile() {
        PhoneHomeForm form = PhoneHomeForm.of(Map.of(
                "pub_key_ed25519", new String[] {"ssh-ed25519 AAAA root@nid1\n"},
                "instance_id", new String[] {"i-1"},
                "hostname", new String[] {"nid1"},
                "fqdn", new String[] {"nid1.example"}));

        assertThat(form)
                .isEqualTo(new PhoneHomeForm(
                        "i-1", "nid1", "nid1.example", new HostKeys("", "", "ssh-ed25519 AAAA root@nid1")));
        assertThat(form.check().refusals()).isEmpty();
    }

    @Test
    void whatTheNodeCouldNotReadIsBlank() {
        assertThat(PhoneHomeForm.of(Map.of("pub_key_rsa", new String[] {"N/A"}, "other", new String[] {"x"})))
                .isEqualTo(PhoneHomeForm.of(Map.of()));
    }

    @Test
    void whatCannotBeKeptIsRefusedByField() {
        assertThat(PhoneHomeForm.of(Map.of(
                                "pub_key_rsa", new String[] {"a\u0000b"},
                                "fqdn", new String[] {"a".repeat(2000)}))
                        .check()
                        .refusals())
                .extracting(FieldRefusal::field)
                .containsExactly("fqdn", "pub_key_rsa");
    }
}
