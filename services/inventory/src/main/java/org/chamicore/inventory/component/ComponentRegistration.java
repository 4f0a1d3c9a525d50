package org.chamicore.inventory.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The rules by which clients make components known. */
@Service
class ComponentRegistration {

    private final ComponentWriter components;
    private final TransactionOperations transactions;

    ComponentRegistration(ComponentWriter components, TransactionOperations transactions) {
        this.components = components;
        this.transactions = transactions;
    }

    /** Creates components, all or none; of several with one name the first counts, and known ones change only with {@code force}. */
    void create(List<Component> wanted, boolean force) {
        Map<Xname, Component> byId = wanted.stream()
                .collect(Collectors.toMap(
                        Component::id, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        BinaryOperator<Component> merge = force ? ComponentRegistration::overwritten : (known, ignored) -> known;
        transactions.executeWithoutResult(status -> components.log(components.write(byId, merge)));
    }

    /** Creates one component, or changes it with {@code force}. */
    void put(Component wanted, boolean force, IfMatch demanded) {
        transactions.executeWithoutResult(status -> {
            demanded.check(components.lock(wanted.id()));
            List<Change> made = components.write(
                    Map.of(wanted.id(), wanted),
                    force ? ComponentRegistration::overwritten : (known, ignored) -> known);
            components.log(made);
        });
    }

    private static Component overwritten(Component known, Component wanted) {
        Condition now = known.condition();
        boolean differs = now.state() != wanted.condition().state()
                || now.flag() != wanted.condition().flag()
                || known.build().isContradictedBy(wanted.build());
        Component with = wanted.customFields().values().isEmpty() ? known : known.with(wanted.customFields());
        return differs
                ? with.with(new Condition(
                                wanted.condition().state(),
                                wanted.condition().flag(),
                                now.enabled(),
                                now.softwareStatus()))
                        .with(wanted.build())
                : with;
    }
}
