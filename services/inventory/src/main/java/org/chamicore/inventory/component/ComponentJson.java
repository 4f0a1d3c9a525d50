package org.chamicore.inventory.component;

import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Build;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.wire.Labelled;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** How a component looks in JSON: what nobody has said is left out. By hand, for lists of them are the longest that there are. */
final class ComponentJson extends StdSerializer<Component> {

    ComponentJson() {
        super(Component.class);
    }

    @Override
    public void serialize(Component component, JsonGenerator json, SerializationContext context) {
        Condition condition = component.condition();
        Assignment assignment = component.assignment();
        Build build = component.build();
        json.writeStartObject(component);
        json.writeStringProperty("ID", component.id().value());
        json.writeStringProperty("Type", component.type().label());
        label(json, "State", condition.state());
        label(json, "Flag", condition.flag());
        json.writeBooleanProperty("Enabled", condition.enabled());
        text(json, "SoftwareStatus", condition.softwareStatus());
        text(json, "Role", assignment.role());
        text(json, "SubRole", assignment.subRole());
        if (assignment.nid() != null) {
            json.writeNumberProperty("NID", assignment.nid());
        }
        text(json, "Subtype", build.subtype());
        label(json, "NetType", build.netType());
        label(json, "Arch", build.arch());
        label(json, "Class", build.hardwareClass());
        truth(json, "ReservationDisabled", component.hold().reservationDisabled());
        truth(json, "Locked", component.hold().locked());
        if (!component.customFields().values().isEmpty()) {
            context.defaultSerializeProperty(
                    "CustomFields", component.customFields().values(), json);
        }
        json.writeEndObject();
    }

    private static void label(JsonGenerator json, String name, @Nullable Labelled value) {
        text(json, name, value == null ? null : value.label());
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static void truth(JsonGenerator json, String name, boolean value) {
        if (value) {
            json.writeBooleanProperty(name, true);
        }
    }
}
