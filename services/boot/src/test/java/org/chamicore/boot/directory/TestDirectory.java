package org.chamicore.boot.directory;

import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Selector;
import tools.jackson.databind.json.JsonMapper;

/** A directory made of what the inventory would tell, for tests without a database. */
public final class TestDirectory {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DirectoryEdit edit = Directory.EMPTY.edit();

    /** A node that may boot, with one network card. */
    public TestDirectory node(String xname, int nid, String role, String mac) {
        return component(xname, nid, role).endpoint(xname, true).networkInterface(mac, xname);
    }

    public TestDirectory component(String xname, int nid, String role) {
        return tell("component", xname, """
                {"ID": "%s", "Type": "Node", "State": "Ready", "Flag": "OK", "Enabled": true, "Role": "%s", "NID": %d}
                """.formatted(xname, role, nid));
    }

    public TestDirectory endpoint(String xname, boolean enabled) {
        return tell("component_endpoint", xname, """
                {"ID": "%s", "Type": "Node", "Enabled": %s}
                """.formatted(xname, enabled));
    }

    public TestDirectory networkInterface(String mac, String xname) {
        return tell("ethernet_interface", mac.replace(":", ""), """
                {"MACAddress": "%s", "ComponentID": "%s"}
                """.formatted(mac, xname));
    }

    /** What the inventory says it is for. */
    public TestDirectory role(String xname, int nid, String role, String subRole) {
        return tell("component", xname, """
                {"ID": "%s", "Type": "Node", "State": "Ready", "Role": "%s", "SubRole": "%s", "NID": %d}
                """.formatted(xname, role, subRole, nid));
    }

    public TestDirectory groups(String xname, String... labels) {
        return tell(
                "membership",
                xname,
                "{\"id\": \"%s\", \"groupLabels\": %s}".formatted(xname, JSON.writeValueAsString(labels)));
    }

    public TestDirectory name(String xname, String fqdn) {
        return tell("component_endpoint", xname, """
                {"ID": "%s", "Type": "Node", "Enabled": true, "FQDN": "%s"}
                """.formatted(xname, fqdn));
    }

    public TestDirectory unbind(String host) {
        edit.take(Selector.KIND, Selector.from(host).key(), null, JSON);
        return this;
    }

    /** @param told null when the thing is gone */
    public TestDirectory tell(String kind, String key, String told) {
        edit.take(kind, key, told == null ? null : JSON.readTree(told), JSON);
        return this;
    }

    /** Binds by an entry as clients send it. */
    public TestDirectory bind(String host, BootConfiguration configuration) {
        edit.put(configuration);
        edit.bind(Selector.from(host), configuration.id());
        return this;
    }

    public Directory build() {
        return edit.build();
    }

    /** The newest directory, open to nodes. */
    public CurrentDirectory open() {
        CurrentDirectory current = loaded();
        current.complete();
        return current;
    }

    /** The newest directory, while the inventory was never heard of. */
    public CurrentDirectory loaded() {
        CurrentDirectory current = new CurrentDirectory();
        current.publish(build());
        return current;
    }

    /** Nothing was loaded yet. */
    public static CurrentDirectory nothing() {
        return new CurrentDirectory();
    }
}
