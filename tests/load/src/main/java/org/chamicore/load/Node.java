package org.chamicore.load;

import java.util.UUID;

/**
 * One of the nodes that the benchmarks register and boot: everything about it follows from its number. A board controller has
 * one node, a blade eight controllers, a chassis eight blades, a cabinet eight chassis.
 *
 * @param number from 0; at most 65,535
 */
record Node(int number) {

    private static final int FIRST_CABINET = 2000;
    private static final int PER_CABINET = 512;

    /** How many boot together when a rack is switched on. */
    static final int PER_RACK = PER_CABINET;

    String controller() {
        return "x%dc%ds%db%d"
                .formatted(FIRST_CABINET + number / PER_CABINET, number / 64 % 8, number / 8 % 8, number % 8);
    }

    String xname() {
        return controller() + "n0";
    }

    String mac() {
        return "02:10:%02x:%02x:%02x:01".formatted(number >> 16, number >> 8 & 0xff, number & 0xff);
    }

    String address() {
        return "10.%d.%d.%d".formatted(100 + (number >> 16), number >> 8 & 0xff, number & 0xff);
    }

    /** As a site names its nodes before they are found. */
    String component() {
        return """
                {"ID":"%s","Type":"Node","State":"Ready","Enabled":true,"Role":"Compute","NID":%d,"Arch":"X86"}""".formatted(xname(), 100_000 + number);
    }

    /** As magellan finds it. */
    String redfishEndpoint() {
        return """
                {"ID":"%1$s","Type":"","Name":"","FQDN":"172.%2$d.%3$d.%4$d","User":"root","MACRequired":true,"RediscoverOnUpdate":false,"SchemaVersion":1,
                 "Managers":[{"uri":"https://bmc/redfish/v1/Managers/BMC","name":"BMC","model":"AST2500","type":"BMC","actions":["ForceRestart"],
                   "ethernet_interfaces":[{"uri":"https://bmc/redfish/v1/Managers/BMC/EthernetInterfaces/1","mac":"02:20:%5$02x:%3$02x:%4$02x:02","ip":"172.%2$d.%3$d.%4$d","name":"eth0","description":"mgmt","enabled":true}]}],
                 "Systems":[{"uri":"https://bmc/redfish/v1/Systems/Node0","uuid":"%6$s","name":"Node0","system_type":"Physical",
                   "manufacturer":"Example","model":"Quad","serial":"S%7$d","processor_count":2,"memory_total":512,
                   "actions":["On","ForceOff","GracefulShutdown"],"power":{"state":"On","power_control_ids":["/redfish/v1/Chassis/Self/Power#/PowerControl/0"]},
                   "links":{"chassis":["/redfish/v1/Chassis/Self"],"managers":["/redfish/v1/Managers/BMC"]},
                   "ethernet_interfaces":[{"uri":"https://bmc/redfish/v1/Systems/Node0/EthernetInterfaces/1","mac":"%8$s","ip":"%9$s","name":"NIC1","description":"boot"}]}]}""".formatted(
                        controller(),
                        16 + (number >> 16),
                        number >> 8 & 0xff,
                        number & 0xff,
                        number >> 16,
                        new UUID(0x5a3c_0000_0000_4000L, 0x8000_0000_0000_0000L | number),
                        number,
                        mac(),
                        address());
    }
}
