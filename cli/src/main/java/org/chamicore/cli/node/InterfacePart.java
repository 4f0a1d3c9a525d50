package org.chamicore.cli.node;

import java.util.List;
import java.util.Locale;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import tools.jackson.databind.JsonNode;

/**
 * An Ethernet interface in the inventory. It is made and deleted, never changed, so that there is a way back from everything.
 *
 * @param mac in lower case with colons
 */
record InterfacePart(String mac) implements Part {

    private static final String INTERFACES = "/hsm/v2/Inventory/EthernetInterfaces";
    private static final List<String> FIELDS = List.of("MACAddress", "Description", "ComponentID", "IPAddresses");

    /** Takes colons, dashes, dots or nothing between the digits. */
    static InterfacePart of(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT).replaceAll("[:.-]", "");
        if (!digits.matches("[0-9a-f]{12}")) {
            throw new RefusedException("'%s' is no MAC address: write it as 02:00:00:00:00:01".formatted(text));
        }
        return new InterfacePart(digits.replaceAll("(..)(?!$)", "$1:"));
    }

    /** Those of a node. */
    static List<InterfacePart> all(Apis apis, String node) {
        return apis.inventory()
                .get(INTERFACES + "?ComponentID=" + Api.encoded(node))
                .orRefuse()
                .json()
                .valueStream()
                .map(each -> of(each.path("MACAddress").asString()))
                .toList();
    }

    @Override
    public Image read(Apis apis) {
        return Image.of(apis.inventory().get(path()), FIELDS);
    }

    @Override
    public Answer write(Apis apis, Image now, JsonNode wanted) {
        return wanted.isNull()
                ? apis.inventory().onlyIf(now.version()).delete(path())
                : apis.inventory().post(INTERFACES, Image.body(wanted));
    }

    @Override
    public String toString() {
        return "interface " + mac;
    }

    private String path() {
        return INTERFACES + "/" + mac.replace(":", "");
    }
}
