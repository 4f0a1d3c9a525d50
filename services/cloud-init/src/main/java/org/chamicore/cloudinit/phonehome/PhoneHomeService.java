package org.chamicore.cloudinit.phonehome;

import java.net.InetAddress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chamicore.cloudinit.directory.CompleteDirectory;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.stereotype.Service;

@Service
class PhoneHomeService {

    private final PhoneHomeStore store;
    private final WaitingReports reports;
    private final CompleteDirectory directories;
    private final Clock clock;

    PhoneHomeService(PhoneHomeStore store, WaitingReports reports, CompleteDirectory directories, Clock clock) {
        this.store = store;
        this.reports = reports;
        this.directories = directories;
        this.clock = clock;
    }

    List<PhoneHome> list() {
        return store.list();
    }

    Optional<PhoneHome> find(NodeId id) {
        return store.find(id);
    }

    String knownHosts() {
        return KnownHosts.of(store.list(), directories.get());
    }

    /** Says whether the address is a node's; nothing is kept of others. */
    boolean record(InetAddress address, PhoneHomeForm form) {
        Optional<Node> node = directories.get().find(address);
        node.ifPresent(each -> reports.put(new PhoneHome(
                each.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                address.getHostAddress(),
                form.instanceId(),
                form.hostname(),
                form.fqdn(),
                form.hostKeys())));
        return node.isPresent();
    }
}
