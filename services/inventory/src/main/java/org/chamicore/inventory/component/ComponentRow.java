package org.chamicore.inventory.component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Build;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How a component stands in its table. */
final class ComponentRow {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ComponentRow() {}

    static Component map(ResultSet row, int number) throws SQLException {
        return new Component(
                Xname.parse(row.getString("id")),
                new Condition(
                        label(State.class, row.getString("state")),
                        label(Flag.class, row.getString("flag")),
                        row.getBoolean("enabled"),
                        row.getString("software_status")),
                new Assignment(row.getString("role"), row.getString("sub_role"), row.getObject("nid", Long.class)),
                new Build(
                        row.getString("subtype"),
                        label(NetType.class, row.getString("net_type")),
                        label(Arch.class, row.getString("arch")),
                        label(HardwareClass.class, row.getString("class"))),
                new Hold(row.getBoolean("reservation_disabled"), row.getBoolean("locked")),
                fields(row.getString("custom_fields")));
    }

    static Columns<Component> columns(Collection<Component> components) {
        return Columns.of(components)
                .text("ids", each -> each.id().value())
                .label("types", Component::type)
                .label("states", each -> each.condition().state())
                .label("flags", each -> each.condition().flag())
                .array("enabled", Boolean.class, each -> each.condition().enabled())
                .text("softwareStatus", each -> each.condition().softwareStatus())
                .text("roles", each -> each.assignment().role())
                .text("subRoles", each -> each.assignment().subRole())
                .array("nids", Long.class, each -> each.assignment().nid())
                .text("subtypes", each -> each.build().subtype())
                .label("netTypes", each -> each.build().netType())
                .label("archs", each -> each.build().arch())
                .label("classes", each -> each.build().hardwareClass())
                .array("reservationDisabled", Boolean.class, each -> each.hold().reservationDisabled())
                .array("locked", Boolean.class, each -> each.hold().locked())
                .text(
                        "customFields",
                        each -> JSON.writeValueAsString(each.customFields().values()));
    }

    private static CustomFields fields(String json) {
        return json.equals("{}") ? CustomFields.NONE : CustomFields.stored(JSON.readTree(json));
    }

    private static <E extends Enum<E> & Labelled> @Nullable E label(Class<E> type, @Nullable String label) {
        return label == null
                ? null
                : Labelled.find(type, label)
                        .orElseThrow(() -> new IllegalStateException("no %s: %s".formatted(type, label)));
    }
}
