package org.chamicore.inventory;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@InventoryTest
@SuppressWarnings("all")
class ScratchPerf {
    private final Api api;

    ScratchPerf(@LocalServerPort int port) {
        api = new Api(port);
    }

    @Test
    void perf() throws Exception {
        for (int i = 0; i < 8; i++) {
            api.delete("/hsm/v2/State/Components");
            String body = IntStream.range(0, 10000)
                    .mapToObj(n -> "{\"ID\":\"x%dc%ds%db0n0\",\"State\":\"On\",\"Enabled\":true,\"Role\":\"Compute\",\"NID\":%d}".formatted(3000 + n / 512, n % 8, n / 8 % 64, n))
                    .collect(Collectors.joining(",", "{\"Components\":[", "]}"));
            long c0 = cpu(), p0 = pg();
            long t = System.nanoTime();
            var a = api.post("/hsm/v2/State/Components", body);
            long u = System.nanoTime();
            System.out.println(">>> post cpu jvm " + (cpu() - c0) + " pg " + (pg() - p0));
            long u1 = u;
            u = System.nanoTime();
            var l = api.get("/hsm/v2/State/Components");
            long v = System.nanoTime();
            var b = api.patch("/hsm/v2/State/Components/BulkStateData", "{\"State\":\"Off\",\"ComponentIDs\":[" + IntStream.range(0, 10000).mapToObj(n -> "\"x%dc%ds%db0n0\"".formatted(3000 + n / 512, n % 8, n / 8 % 64)).collect(Collectors.joining(",")) + "]}");
            long w = System.nanoTime();
            System.out.println(">>> " + a.status() + " post 10k ms " + (u1 - t) / 1000000 + " list ms " + (v - u) / 1000000 + " bulk state ms " + (w - v) / 1000000 + " " + b.status() + " bytes " + l.text().length());
        }
        for (int round = 0; round < 3; round++) {
            api.delete("/hsm/v2/Inventory/RedfishEndpoints");
            api.delete("/hsm/v2/Inventory/EthernetInterfaces");
            api.delete("/hsm/v2/State/Components");
            AtomicInteger next = new AtomicInteger();
            AtomicInteger bad = new AtomicInteger();
            int n = 3000;
            long t = System.nanoTime();
            long c0 = cpu(), p0 = pg();
            try (var pool = Executors.newFixedThreadPool(16)) {
                for (int k = 0; k < 16; k++) {
                    pool.submit(() -> {
                        int i;
                        while ((i = next.getAndIncrement()) < n) {
                            if (api.post("/hsm/v2/Inventory/RedfishEndpoints", node(i)).status() != 201) bad.incrementAndGet();
                        }
                    });
                }
            }
            double s = (System.nanoTime() - t) / 1e9;
            System.out.println(">>> registered " + n + " in " + s + " s = " + n / s + "/s bad " + bad);
        }
    }

    static long cpu() throws Exception {
        long jvm = ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1000000;
        return jvm;
    }

    static long pg() throws Exception {
        int backend;
        try (var c = org.chamicore.db.testing.TestDatabase.shared().admin(); var r = c.createStatement().executeQuery("select pg_backend_pid()")) {
            r.next();
            backend = r.getInt(1);
            long parent = ProcessHandle.of(backend).get().parent().get().pid();
            long ticks = 0;
            for (var child : ProcessHandle.of(parent).get().children().toList()) {
                try {
                    String[] f = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/" + child.pid() + "/stat")).split(" ");
                    ticks += Long.parseLong(f[13]) + Long.parseLong(f[14]);
                } catch (Exception gone) {
                }
            }
            return ticks * 10;
        }
    }

    static String node(int i) {
        String bmc = "x%dc%ds%db0".formatted(1000 + i / 512, i % 8, i / 8 % 64);
        String m = "02:00:00:%02x:%02x:".formatted(i / 256, i % 256);
        return """
            {"ID":"%s","Type":"","FQDN":"%s.lan","User":"root","MACRequired":true,"RediscoverOnUpdate":false,"SchemaVersion":1,
             "Managers":[{"uri":"https://10.0.0.1/redfish/v1/Managers/BMC","name":"BMC","actions":["ForceRestart"],"command_shell":["SSH"],
               "ethernet_interfaces":[{"mac":"%s01","ip":"10.%d.%d.1","name":"eth0","description":"mgmt","enabled":true}]}],
             "Systems":[{"uri":"https://10.0.0.1/redfish/v1/Systems/Node0","uuid":"11111111-0000-0000-0000-%012d","name":"Node0","system_type":"Physical",
               "actions":["On","ForceOff","GracefulShutdown"],"power":{"state":"On","power_control_ids":["/redfish/v1/Chassis/Self/Power#/PowerControl/0"]},
               "links":{"chassis":["/redfish/v1/Chassis/Self"],"managers":["/redfish/v1/Managers/BMC"]},
               "ethernet_interfaces":[{"uri":"https://10.0.0.1/redfish/v1/Systems/Node0/EthernetInterfaces/1","mac":"%s02","name":"NIC1","description":"nic"},
                {"uri":"https://10.0.0.1/redfish/v1/Systems/Node0/EthernetInterfaces/2","mac":"%s03","ip":"10.%d.%d.2","name":"NIC2"}]}]}
            """.formatted(bmc, bmc, m, i / 256, i % 256, i, m, m, i / 256, i % 256);
    }
}
