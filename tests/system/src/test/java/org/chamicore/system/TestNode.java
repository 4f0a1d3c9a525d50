package org.chamicore.system;

import static org.chamicore.system.SystemSuite.administrator;

import java.util.List;
import java.util.Map;
import org.chamicore.cli.suite.Service;

/**
 * A node that a test brings along. Its address is one of this machine's own (127.0.0.0/8), so that the test can call as that node.
 *
 * @param number tells it from the nodes of other tests; 1 to 250
 */
record TestNode(int number) {

    String bmc() {
        return "x9%03dc0s0b0".formatted(number);
    }

    String xname() {
        return bmc() + "n0";
    }

    String mac() {
        return "02:00:00:99:00:%02x".formatted(number);
    }

    String address() {
        return "127.9.9." + number;
    }

    /** Registers it as magellan does. */
    TestNode register() {
        administrator(Service.INVENTORY)
                .does(
                        "POST",
                        "/hsm/v2/Inventory/RedfishEndpoints",
                        Map.of(
                                "ID",
                                bmc(),
                                "FQDN",
                                "127.8.8." + number,
                                "SchemaVersion",
                                1,
                                "Systems",
                                List.of(Map.of(
                                        "uri",
                                        "https://127.8.8." + number + "/redfish/v1/Systems/Node0",
                                        "uuid",
                                        "00000000-0000-4000-8000-%012d".formatted(number),
                                        "name",
                                        "Node0",
                                        "system_type",
                                        "Physical",
                                        "actions",
                                        List.of("On", "ForceOff"),
                                        "ethernet_interfaces",
                                        List.of(Map.of(
                                                "uri", "/redfish/v1/Systems/Node0/EthernetInterfaces/1",
                                                "mac", mac(),
                                                "ip", address(),
                                                "name", "NIC1",
                                                "description", "nic"))))));
        return this;
    }

    /** Gives it a kernel command line of its own. */
    TestNode bootsWith(String params) {
        administrator(Service.BOOT)
                .does(
                        "PUT",
                        "/boot/v1/bootparameters",
                        Map.of(
                                "hosts",
                                List.of(xname()),
                                "kernel",
                                "http://images.example/vmlinuz",
                                "initrd",
                                "http://images.example/initrd.img",
                                "params",
                                params));
        return this;
    }

    String scriptPath() {
        return "/boot/v1/bootscript?mac=" + mac();
    }
}
