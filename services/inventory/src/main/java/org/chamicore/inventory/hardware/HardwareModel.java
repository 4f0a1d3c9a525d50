package org.chamicore.inventory.hardware;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chamicore.inventory.xname.ComponentType;
import org.jspecify.annotations.Nullable;

/** The types of components that are pieces of hardware, and how each is told of. */
enum HardwareModel {
    NODE(ComponentType.NODE, "Nodes", HardwareForm.NODE),
    CABINET(ComponentType.CABINET, "Cabinets", HardwareForm.CHASSIS),
    CHASSIS(ComponentType.CHASSIS, "Chassis", HardwareForm.CHASSIS),
    COMPUTE_MODULE(ComponentType.COMPUTE_MODULE, "ComputeModules", HardwareForm.CHASSIS),
    ROUTER_MODULE(ComponentType.ROUTER_MODULE, "RouterModules", HardwareForm.CHASSIS),
    NODE_ENCLOSURE(ComponentType.NODE_ENCLOSURE, "NodeEnclosures", HardwareForm.CHASSIS),
    HSN_BOARD(ComponentType.HSN_BOARD, "HSNBoards", HardwareForm.CHASSIS),
    PROCESSOR(ComponentType.PROCESSOR, "Processors", HardwareForm.PROCESSOR, ComponentType.NODE),
    NODE_ACCEL(ComponentType.NODE_ACCEL, "NodeAccels", HardwareForm.PROCESSOR, ComponentType.NODE),
    MEMORY(ComponentType.MEMORY, "Memory", HardwareForm.MEMORY, ComponentType.NODE),
    DRIVE(ComponentType.DRIVE, "Drives", HardwareForm.DRIVE, ComponentType.NODE),
    NODE_HSN_NIC(ComponentType.NODE_HSN_NIC, "NodeHsnNics", HardwareForm.NIC, ComponentType.NODE),
    NODE_ACCEL_RISER(ComponentType.NODE_ACCEL_RISER, "NodeAccelRisers", HardwareForm.RISER, ComponentType.NODE),
    CABINET_PDU(ComponentType.CABINET_PDU, "CabinetPDUs", HardwareForm.PDU),
    CABINET_PDU_POWER_CONNECTOR(
            ComponentType.CABINET_PDU_POWER_CONNECTOR,
            "CabinetPDUPowerConnectors",
            HardwareForm.OUTLET,
            ComponentType.CABINET_PDU),
    CABINET_PDU_OUTLET(
            ComponentType.CABINET_PDU_OUTLET,
            "CabinetPDUPowerConnectors",
            HardwareForm.OUTLET,
            ComponentType.CABINET_PDU),
    CMM_RECTIFIER(ComponentType.CMM_RECTIFIER, "CMMRectifiers", HardwareForm.POWER_SUPPLY),
    NODE_ENCLOSURE_POWER_SUPPLY(
            ComponentType.NODE_ENCLOSURE_POWER_SUPPLY, "NodeEnclosurePowerSupplies", HardwareForm.POWER_SUPPLY),
    NODE_BMC(ComponentType.NODE_BMC, "NodeBMCs", HardwareForm.MANAGER),
    ROUTER_BMC(ComponentType.ROUTER_BMC, "RouterBMCs", HardwareForm.MANAGER),
    MGMT_SWITCH(ComponentType.MGMT_SWITCH, "MgmtSwitches", HardwareForm.CHASSIS),
    MGMT_HL_SWITCH(ComponentType.MGMT_HL_SWITCH, "MgmtHLSwitches", HardwareForm.CHASSIS),
    CDU_MGMT_SWITCH(ComponentType.CDU_MGMT_SWITCH, "CDUMgmtSwitches", HardwareForm.CHASSIS);

    private static final Map<ComponentType, HardwareModel> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(HardwareModel::type, each -> each));

    private final ComponentType type;
    private final String list;
    private final HardwareForm form;
    private final @Nullable ComponentType whole;

    HardwareModel(ComponentType type, String list, HardwareForm form) {
        this(type, list, form, null);
    }

    HardwareModel(ComponentType type, String list, HardwareForm form, @Nullable ComponentType whole) {
        this.type = type;
        this.list = list;
        this.form = form;
        this.whole = whole;
    }

    /** The model of a type; empty where nothing of that type is hardware. */
    static Optional<HardwareModel> find(ComponentType type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The model of a type that is known to be hardware. */
    static HardwareModel of(ComponentType type) {
        return find(type).orElseThrow(() -> new IllegalArgumentException("no hardware: " + type.label()));
    }

    ComponentType type() {
        return type;
    }

    /** The member under which the answer to a query lists hardware of this type. */
    String list() {
        return list;
    }

    HardwareForm form() {
        return form;
    }

    /** What hardware of this type is shown as a part of; empty where it is shown by itself. */
    Optional<ComponentType> whole() {
        return Optional.ofNullable(whole);
    }

    /** How the members and discriminators of this type begin or end. */
    String word() {
        return switch (form) {
            case PDU -> "PDU";
            case OUTLET -> "Outlet";
            default -> type.label();
        };
    }
}
