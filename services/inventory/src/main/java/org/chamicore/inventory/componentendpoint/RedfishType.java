package org.chamicore.inventory.componentendpoint;

import org.chamicore.inventory.wire.Labelled;

/** What kind of Redfish resource a component is managed through. */
public enum RedfishType implements Labelled {
    CHASSIS("Chassis", "RedfishChassisInfo"),
    COMPUTER_SYSTEM("ComputerSystem", "RedfishSystemInfo"),
    MANAGER("Manager", "RedfishManagerInfo"),
    POWER_DISTRIBUTION("PowerDistribution", "RedfishPDUInfo"),
    OUTLET("Outlet", "RedfishOutletInfo");

    private final String label;
    private final String infoMember;

    RedfishType(String label, String infoMember) {
        this.label = label;
        this.infoMember = infoMember;
    }

    @Override
    public String label() {
        return label;
    }

    /** The member of a component endpoint that tells of a resource of this kind. */
    String infoMember() {
        return infoMember;
    }
}
