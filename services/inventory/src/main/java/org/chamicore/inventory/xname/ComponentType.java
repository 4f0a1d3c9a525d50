package org.chamicore.inventory.xname;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chamicore.inventory.wire.Labelled;

/** What a component is. It follows from the form of its name, and each constant knows the form of its names. */
public enum ComponentType implements Labelled {
    SYSTEM("System", "s0"),
    CDU("CDU", "d[0-9]+"),
    CDU_MGMT_SWITCH("CDUMgmtSwitch", "d[0-9]+w[0-9]+"),
    CABINET("Cabinet", Form.CABINET),
    CABINET_CDU("CabinetCDU", Form.CABINET + "d[0-1]"),
    CABINET_BMC("CabinetBMC", Form.CABINET + "b0"),
    CABINET_PDU_CONTROLLER("CabinetPDUController", Form.PDU_CONTROLLER),
    CABINET_PDU("CabinetPDU", Form.PDU),
    CABINET_PDU_NIC("CabinetPDUNic", Form.PDU_CONTROLLER + "i[0-3]"),
    CABINET_PDU_OUTLET("CabinetPDUOutlet", Form.PDU + "j[1-9][0-9]*"),
    CABINET_PDU_POWER_CONNECTOR("CabinetPDUPowerConnector", Form.PDU + "v[1-9][0-9]*"),
    CEC("CEC", Form.CABINET + "e[0-1]"),
    CHASSIS("Chassis", Form.CHASSIS),
    CHASSIS_BMC("ChassisBMC", Form.CHASSIS + "b0"),
    CHASSIS_BMC_NIC("ChassisBMCNic", Form.CHASSIS + "b0i[0-3]"),
    CMM_FPGA("CMMFpga", Form.CHASSIS + "f0"),
    CMM_RECTIFIER("CMMRectifier", Form.CHASSIS + "t[0-9]"),
    COMPUTE_MODULE("ComputeModule", Form.COMPUTE_MODULE),
    NODE_POWER_CONNECTOR("NodePowerConnector", Form.COMPUTE_MODULE + "[jv][1-2]"),
    NODE_ENCLOSURE("NodeEnclosure", Form.COMPUTE_MODULE + "e[0-9]+"),
    NODE_ENCLOSURE_POWER_SUPPLY("NodeEnclosurePowerSupply", Form.COMPUTE_MODULE + "e[0-9]+t[0-9]+"),
    NODE_BMC("NodeBMC", Form.NODE_BMC),
    NODE_BMC_NIC("NodeBMCNic", Form.NODE_BMC + "i[0-3]"),
    NODE_FPGA("NodeFpga", Form.NODE_BMC + "f0"),
    NODE("Node", Form.NODE),
    VIRTUAL_NODE("VirtualNode", Form.NODE + "v[0-9]+"),
    PROCESSOR("Processor", Form.NODE + "p[0-3]"),
    MEMORY("Memory", Form.NODE + "d[0-9]+"),
    NODE_ACCEL("NodeAccel", Form.NODE + "a[0-9]+"),
    NODE_ACCEL_RISER("NodeAccelRiser", Form.NODE + "r[0-7]"),
    NODE_NIC("NodeNic", Form.NODE + "i[0-3]"),
    NODE_HSN_NIC("NodeHsnNic", Form.NODE + "h[0-3]"),
    STORAGE_GROUP("StorageGroup", Form.NODE + "g[0-9]+"),
    DRIVE("Drive", Form.NODE + "g[0-9]+k[0-9]+"),
    ROUTER_MODULE("RouterModule", Form.ROUTER_MODULE),
    ROUTER_BMC("RouterBMC", Form.ROUTER_MODULE + "b[0-9]+"),
    ROUTER_BMC_NIC("RouterBMCNic", Form.ROUTER_MODULE + "b[0-9]+i[0-3]"),
    ROUTER_FPGA("RouterFpga", Form.ROUTER_MODULE + "f[01]"),
    ROUTER_POWER_CONNECTOR("RouterPowerConnector", Form.ROUTER_MODULE + "v[1-2]"),
    ROUTER_TOR("RouterTOR", Form.ROUTER_MODULE + "t[0-9]+"),
    ROUTER_TOR_FPGA("RouterTORFpga", Form.ROUTER_MODULE + "t[0-9]+f[0-1]"),
    HSN_BOARD("HSNBoard", Form.ROUTER_MODULE + "e[0-9]+"),
    HSN_ASIC("HSNAsic", Form.ROUTER_MODULE + "a[0-3]"),
    HSN_LINK("HSNLink", Form.ROUTER_MODULE + "a[0-3]l[0-9]+"),
    HSN_CONNECTOR("HSNConnector", Form.ROUTER_MODULE + "j[1-9][0-9]*"),
    HSN_CONNECTOR_PORT("HSNConnectorPort", Form.ROUTER_MODULE + "j[1-9][0-9]*p[012]"),
    MGMT_SWITCH("MgmtSwitch", Form.CHASSIS + "w[1-9][0-9]*"),
    MGMT_SWITCH_CONNECTOR("MgmtSwitchConnector", Form.CHASSIS + "w[1-9][0-9]*j[1-9][0-9]*"),
    MGMT_HL_SWITCH_ENCLOSURE("MgmtHLSwitchEnclosure", Form.CHASSIS + "h[1-9][0-9]*"),
    MGMT_HL_SWITCH("MgmtHLSwitch", Form.CHASSIS + "h[1-9][0-9]*s[1-9]"),
    SMS_BOX("SMSBox", "sms[0-9]+"),
    /** Its dot stands for any one character, so it is the only type whose names have no fixed sequence of letters. */
    PARTITION("Partition", "p[0-9]+(.[0-9]+)?"),
    ALL("All", "all"),
    ALL_COMP("AllComp", "all_comp"),
    ALL_SVC("AllSvc", "all_svc"),
    /** Has a name in lists of values, and no component. */
    INVALID("INVALID", "(?!)");

    private static final Map<String, ComponentType> BY_LETTERS = byLetters();
    private static final Map<String, ComponentType> BY_REQUEST_NAME = byRequestName();

    private final String label;
    private final Pattern form;

    ComponentType(String label, String form) {
        this.label = label;
        this.form = Pattern.compile(form);
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether this is something that boots, and so has a number and a role. */
    public boolean isNode() {
        return this == NODE || this == VIRTUAL_NODE;
    }

    /** Finds a type by the name that requests use; the three wildcards go by other names there than in answers. */
    public static Optional<ComponentType> find(String text) {
        return Optional.ofNullable(BY_REQUEST_NAME.get(text.toLowerCase(Locale.ROOT)));
    }

    /** What a component of this normalised name is; empty when no type has such names. */
    static Optional<ComponentType> of(String name) {
        ComponentType candidate = BY_LETTERS.getOrDefault(letters(name), PARTITION);
        return candidate.form.matcher(name).matches() ? Optional.of(candidate) : Optional.empty();
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            char each = name.charAt(at);
            if (each < '0' || each > '9') {
                letters.append(each);
            }
        }
        return letters.toString();
    }

    private static Map<String, ComponentType> byLetters() {
        Map<String, ComponentType> types = new HashMap<>();
        for (ComponentType type : values()) {
            if (type != PARTITION) {
                String letters = type.form.pattern().replaceAll("\\[[0-9-]+][+*]?|\\{[0-9,]+}|[0-9]", "");
                types.put(letters.replace("[jv]", "j"), type);
                types.put(letters.replace("[jv]", "v"), type);
            }
        }
        return Map.copyOf(types);
    }

    private static Map<String, ComponentType> byRequestName() {
        Map<String, ComponentType> types = new HashMap<>();
        Arrays.stream(values()).forEach(type -> types.put(requestName(type), type));
        return Map.copyOf(types);
    }

    private static String requestName(ComponentType type) {
        String prefix =
                switch (type) {
                    case ALL, ALL_COMP, ALL_SVC -> "hmstype";
                    default -> "";
                };
        return prefix + type.label.toLowerCase(Locale.ROOT);
    }

    /** The forms that several types begin with. */
    private static final class Form {
        private static final String CABINET = "x[0-9]{1,4}";
        private static final String PDU_CONTROLLER = CABINET + "m[0-3]";
        private static final String PDU = PDU_CONTROLLER + "p[0-7]";
        private static final String CHASSIS = CABINET + "c[0-7]";
        private static final String COMPUTE_MODULE = CHASSIS + "s[0-9]+";
        private static final String NODE_BMC = COMPUTE_MODULE + "b[0-9]+";
        private static final String NODE = NODE_BMC + "n[0-9]+";
        private static final String ROUTER_MODULE = CHASSIS + "r[0-9]+";
    }
}
