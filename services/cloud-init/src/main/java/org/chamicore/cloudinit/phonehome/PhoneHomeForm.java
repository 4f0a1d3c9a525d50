package org.chamicore.cloudinit.phonehome;

import java.util.Map;
import org.chamicore.cloudinit.input.Checks;

/** The form that a node's cloud-init posts; every field may be missing. */
record PhoneHomeForm(String instanceId, String hostname, String fqdn, HostKeys hostKeys) {

    private static final String UNREADABLE_THERE = "N/A";

    static PhoneHomeForm of(Map<String, String[]> fields) {
        return new PhoneHomeForm(
                line(fields, "instance_id"),
                line(fields, "hostname"),
                line(fields, "fqdn"),
                new HostKeys(
                        line(fields, "pub_key_rsa"), line(fields, "pub_key_ecdsa"), line(fields, "pub_key_ed25519")));
    }

    Checks check() {
        Checks checks = new Checks();
        checks.line("instance_id", instanceId);
        checks.line("hostname", hostname);
        checks.line("fqdn", fqdn);
        checks.publicKey("pub_key_rsa", hostKeys.rsa());
        checks.publicKey("pub_key_ecdsa", hostKeys.ecdsa());
        checks.publicKey("pub_key_ed25519", hostKeys.ed25519());
        return checks;
    }

    private static String line(Map<String, String[]> fields, String name) {
        String[] values = fields.get(name);
        String value = values == null || values.length == 0 ? "" : values[0].strip();
        return value.equals(UNREADABLE_THERE) ? "" : value;
    }
}
