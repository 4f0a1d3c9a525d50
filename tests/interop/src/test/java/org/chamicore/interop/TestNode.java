package org.chamicore.interop;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node that a test brings along.
 *
 * @param number tells it from the nodes of other tests; 1 to 250
 */
record TestNode(int number) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    String xname() {
        return bmc() + "n0";
    }

    int nid() {
        return 7000 + number;
    }

    String mac() {
        return "02:00:00:07:00:%02x".formatted(number);
    }

    /** Says what it is to boot. */
    TestNode bootsFrom(ImageServer images) {
        put(
                Service.BOOT,
                "/boot/v1/bootparameters",
                Map.of(
                        "hosts", List.of(xname()),
                        "kernel", images.kernel(),
                        "initrd", images.initrd(),
                        "params", "console=ttyS0 quiet chamicore.number=" + number));
        return this;
    }

    /** Registers it as a site does: its number, then what magellan finds. */
    TestNode register() {
        post(
                Service.INVENTORY,
                "/hsm/v2/State/Components",
                Map.of("Components", List.of(Map.of("ID", xname(), "State", "On", "Role", "Compute", "NID", nid()))));
        String address = "10.77.0." + number;
        post(
                Service.INVENTORY,
                "/hsm/v2/Inventory/RedfishEndpoints",
                Map.of(
                        "ID",
                        bmc(),
                        "FQDN",
                        address,
                        "SchemaVersion",
                        1,
                        "Systems",
                        List.of(Map.of(
                                "uri",
                                "https://" + address + "/redfish/v1/Systems/Node0",
                                "uuid",
                                "00000000-0000-4000-8000-%012d".formatted(nid()),
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
                                        "name", "NIC1"))))));
        return this;
    }

    /** Registers it with one call, once it has asked and so is on the list of unknown nodes. */
    TestNode adopt() {
        await().atMost(TIMEOUT)
                .until(() -> api(Service.BOOT).get("/boot/v1/unknown").body().contains(mac()));
        post(
                Service.BOOT,
                "/boot/v1/unknown/" + mac() + "/adopt",
                Map.of("xname", xname(), "nid", nid(), "role", "Compute"));
        return this;
    }

    /** Says what unknown nodes are to boot. */
    static void discoverWith(ImageServer images) {
        put(
                Service.BOOT,
                "/boot/v1/bootparameters",
                Map.of(
                        "hosts", List.of("Unknown-i386", "Unknown-x86_64"),
                        "kernel", images.kernel(),
                        "initrd", images.initrd(),
                        "params", "console=ttyS0 chamicore.discover"));
    }

    /** Waits until the boot service has heard of it. */
    TestNode awaitKnown() {
        Api boot = Api.open(InteropSuite.suite().address().of(Service.BOOT), TIMEOUT);
        await().atMost(TIMEOUT)
                .until(() -> boot.get("/boot/v1/bootscript?mac=" + mac()).body().contains("xname=" + xname()));
        return this;
    }

    /** The whole command line that its kernel must be given, as a regular expression; under UEFI the image's name comes first. */
    String commandLine() {
        URI cloudInit = InteropSuite.suite().address().of(Service.CLOUD_INIT);
        return "(kernel )?initrd=initrd console=ttyS0 quiet chamicore\\.number=%d xname=%s nid=%d"
                        .formatted(number, xname(), nid())
                + " bss_referral_token=[0-9a-f-]{36} BOOTIF=01-%s".formatted(mac().replace(':', '-'))
                + " ds=nocloud-net;s=http://10\\.0\\.2\\.2:%d/cloud-init/t/[\\w.-]{100,300}/"
                        .formatted(cloudInit.getPort());
    }

    private String bmc() {
        return "x7%03dc0s0b0".formatted(number);
    }

    private static void put(Service service, String path, Object body) {
        api(service).put(path, JsonMapper.shared().writeValueAsString(body)).orRefuse();
    }

    private static void post(Service service, String path, Object body) {
        api(service).post(path, JsonMapper.shared().writeValueAsString(body)).orRefuse();
    }

    private static Api api(Service service) {
        return Api.open(InteropSuite.suite().address().of(service), TIMEOUT)
                .authorized("Bearer " + InteropSuite.token());
    }
}
