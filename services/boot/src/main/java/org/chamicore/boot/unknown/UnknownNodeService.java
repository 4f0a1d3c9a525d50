package org.chamicore.boot.unknown;

import java.util.List;
import java.util.Optional;
import org.chamicore.boot.bootscript.Impact;
import org.chamicore.boot.bootscript.Impacts;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.inventory.InventoryFeed;
import org.chamicore.boot.inventory.InventoryWriter;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Node;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;

/** Unknown nodes: who they are, and how they become known. The inventory alone says what is a node, so it is told. */
@Service
class UnknownNodeService {

    private final UnknownNodeRepository repository;
    private final CurrentDirectory directory;
    private final Register register;
    private final Impacts impacts;

    UnknownNodeService(
            UnknownNodeRepository repository, CurrentDirectory directory, Register register, Impacts impacts) {
        this.repository = repository;
        this.directory = directory;
        this.register = register;
        this.impacts = impacts;
    }

    /** Those that the inventory still does not know. */
    List<UnknownNode> findAll() {
        Directory current = directory.getComplete();
        return repository.findAll().stream()
                .filter(each -> current.findNode(Selector.of(each.mac())).isEmpty())
                .toList();
    }

    /** Forgets one; it is there again when it asks again. False where it is not listed. */
    boolean forget(MacAddress mac) {
        return repository.delete(mac);
    }

    /**
     * Registers the network card, and the node where it is new, and answers once the node is served.
     *
     * @param authorization the caller's; the inventory decides whether that is enough
     */
    void adopt(MacAddress mac, Adoption adoption, Optional<String> authorization) {
        Directory current = directory.getComplete();
        requireFitting(mac, adoption, current);
        boolean isNew = isNew(adoption, current);
        if (isNew) {
            register.inventory().addComponent(adoption.component(), authorization);
        }
        try {
            register.inventory().addInterface(mac, adoption.xname(), authorization);
        } catch (ErrorResponseException refused) {
            if (isNew) {
                register.inventory().removeComponent(adoption.xname(), authorization);
            }
            throw refused;
        }
        register.feed().sync(); // or it is served a little later
        repository.delete(mac);
    }

    /** What the node would get; nothing is registered. */
    Impact preview(MacAddress mac, Adoption adoption) {
        Directory current = directory.getComplete();
        requireFitting(mac, adoption, current);
        Directory then = current.with(adoption.told(mac, isNew(adoption, current)));
        return impacts.between(current, then, List.of());
    }

    private static boolean isNew(Adoption adoption, Directory current) {
        return current.findNode(Selector.of(adoption.xname())).isEmpty();
    }

    private static void requireFitting(MacAddress mac, Adoption adoption, Directory current) {
        current.findNode(Selector.of(mac)).ifPresent(known -> {
            throw UnknownProblem.NOT_UNKNOWN.with("%s belongs to %s".formatted(mac, known.xname()));
        });
        adoption.nid()
                .map(Selector::of)
                .flatMap(current::findNode)
                .map(Node::xname)
                .ifPresent(holder -> {
                    if (!holder.equals(adoption.xname())) {
                        throw UnknownProblem.NID_TAKEN.with("nid: %s has the number %s"
                                .formatted(holder, adoption.nid().orElseThrow()));
                    }
                });
        current.findNode(Selector.of(adoption.xname())).ifPresent(node -> requireSame(adoption, node));
    }

    /** An adoption adds a card to a node; it does not change the node. */
    private static void requireSame(Adoption adoption, Node node) {
        boolean sameNid = adoption.nid().isEmpty() || adoption.nid().equals(node.nid());
        boolean sameRole = adoption.role().isEmpty() || adoption.role().equals(node.role());
        boolean sameSubRole = adoption.subRole().isEmpty() || adoption.subRole().equals(node.subRole());
        if (!sameNid || !sameRole || !sameSubRole) {
            throw UnknownProblem.NODE_DIFFERS.with(
                    "%s is known with another nid, role or subRole; leave them out to give it this network card"
                            .formatted(adoption.xname()));
        }
    }

    /** Both ways between us and the inventory. */
    @Component
    record Register(InventoryWriter inventory, InventoryFeed feed) {}
}
