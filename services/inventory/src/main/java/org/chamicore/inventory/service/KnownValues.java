package org.chamicore.inventory.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.inventory.component.Arch;
import org.chamicore.inventory.component.Flag;
import org.chamicore.inventory.component.HardwareClass;
import org.chamicore.inventory.component.NetType;
import org.chamicore.inventory.component.Roles;
import org.chamicore.inventory.component.State;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.xname.ComponentType;
import org.springframework.stereotype.Service;

/** Every value that a field of a component can have, under the field's name. */
@Service
class KnownValues {

    private final Map<String, List<String>> all = new LinkedHashMap<>();

    KnownValues(Roles roles) {
        all.put("Arch", Labelled.labels(Arch.class));
        all.put("Class", Labelled.labels(HardwareClass.class));
        all.put("Flag", Labelled.labels(Flag.class));
        all.put("NetType", Labelled.labels(NetType.class));
        all.put("Role", roles.roles());
        all.put("SubRole", roles.subRoles());
        all.put("State", Labelled.labels(State.class));
        all.put("Type", Labelled.labels(ComponentType.class));
    }

    Map<String, List<String>> all() {
        return Collections.unmodifiableMap(all);
    }

    Map<String, List<String>> only(String field) {
        return Map.of(field, all.getOrDefault(field, List.of()));
    }
}
