package org.chamicore.inventory.ethernetinterface;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.inventory.wire.FilterField;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.Ranges;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/**
 * Which interfaces are meant.
 *
 * @param parameters those of the one query that finds interfaces; a list that is null stands for "any"
 */
record InterfaceFilter(Map<String, @Nullable Object> parameters) {

    private static final int LAST_YEAR = 9999;

    static InterfaceFilter of(QueryParameters query) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        refuseBlank("id", query.all("id"), "Invalid component ethernet interface ID.");
        refuseBlank("MACAddress", query.all("macaddress"), "Invalid component ethernet interface MAC address.");
        parameters.put("ids", array(query.all("id"), id -> MacAddress.ofId(id).map(MacAddress::value)));
        parameters.put("macs", array(query.all("macaddress"), mac -> MacAddress.ofColonForm(mac)
                .map(MacAddress::value)));
        List<String> ips = query.all("ipaddress");
        parameters.put("ips", array(ips, ip -> IpAddress.find(ip).map(IpAddress::value)));
        parameters.put("no_ip", ips.contains(""));
        List<String> networks = query.all("network");
        parameters.put("networks", array(networks, Optional::of));
        parameters.put("no_network", networks.contains(""));
        List<String> owners = expanded(query.all("componentid"));
        parameters.put("components", array(owners, InterfaceFilter::owner));
        parameters.put("no_component", owners.contains(""));
        parameters.put("types", array(query.all("type"), InterfaceFilter::type));
        parameters.put(
                "older_than",
                query.first("olderthan").map(text -> time("OlderThan", text)).orElse(null));
        parameters.put(
                "newer_than",
                query.first("newerthan").map(text -> time("NewerThan", text)).orElse(null));
        return new InterfaceFilter(parameters);
    }

    /** Where a page goes on: behind an interface, which the client names by its id. */
    static Page behind(Page page) {
        String after = page.after();
        return after == null
                ? page
                : new Page(
                        MacAddress.ofId(after)
                                .map(MacAddress::value)
                                .orElseThrow(
                                        () -> FilterField.refused("after", "after must be the id of an interface")),
                        page.limit());
    }

    private static String @Nullable [] array(List<String> values, Function<String, Optional<String>> reader) {
        return values.isEmpty()
                ? null
                : values.stream().flatMap(value -> reader.apply(value).stream()).toArray(String[]::new);
    }

    private static List<String> expanded(List<String> names) {
        try {
            return Ranges.expandAll(names);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.at("ComponentID", "Invalid CompID.");
        }
    }

    private static Optional<String> owner(String text) {
        if (text.isEmpty()) {
            return Optional.of("");
        }
        return Optional.of(
                Xname.find(text).map(Xname::value).orElseThrow(() -> Refusal.at("ComponentID", "Invalid CompID.")));
    }

    private static Optional<String> type(String text) {
        return Optional.of(ComponentType.find(text)
                .map(ComponentType::label)
                .orElseThrow(() -> Refusal.at("Type", "Invalid HMS type.")));
    }

    private static OffsetDateTime time(String parameter, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException malformed) {
            throw noTime(parameter);
        }
        throw noTime(parameter);
    }

    private static ErrorResponseException noTime(String parameter) {
        return Refusal.at(parameter, "bad query param: Argument was not in a valid RFC3339 time format");
    }

    private static void refuseBlank(String parameter, List<String> values, String refusal) {
        if (values.contains("")) {
            throw Refusal.at(parameter, refusal);
        }
    }
}
