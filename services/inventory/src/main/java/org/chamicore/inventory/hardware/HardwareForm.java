package org.chamicore.inventory.hardware;

/** What is told of a kind of hardware: of its place, and of the unit that sits there. */
@SuppressWarnings("ImmutableEnumChecker") // a field set is immutable, which only its list does not say
enum HardwareForm {
    CHASSIS(
            FieldSet.of("Id", "Name", "Description", "HostName"),
            FieldSet.of("AssetTag", "ChassisType", "Model", "Manufacturer", "PartNumber", "SerialNumber", "SKU")),
    NODE(
            FieldSet.of("Id", "Name", "Description", "HostName")
                    .with("ProcessorSummary", FieldSet.of("Count#", "Model"))
                    .with("MemorySummary", FieldSet.of("TotalSystemMemoryGiB#")),
            FieldSet.of("AssetTag", "BiosVersion", "Model", "Manufacturer", "PartNumber", "SerialNumber", "SKU")
                    .and("SystemType", "UUID")),
    PROCESSOR(
            FieldSet.of("Id", "Name", "Description", "Socket"),
            FieldSet.of("InstructionSet", "Manufacturer", "MaxSpeedMHz#", "Model", "SerialNumber", "PartNumber")
                    .and("ProcessorArchitecture")
                    .with(
                            "ProcessorId",
                            FieldSet.of("EffectiveFamily", "EffectiveModel", "IdentificationRegisters")
                                    .and("MicrocodeInfo", "Step", "VendorID"))
                    .and("ProcessorType", "TotalCores#", "TotalThreads#", "Oem*")),
    MEMORY(
            FieldSet.of("Id", "Name", "Description")
                    .with("MemoryLocation", FieldSet.of("Socket#", "MemoryController#", "Channel#", "Slot#")),
            FieldSet.of("BaseModuleType?", "BusWidthBits?#", "CapacityMiB#", "DataWidthBits?#", "ErrorCorrection?")
                    .and("Manufacturer?", "MemoryType?", "MemoryDeviceType?", "OperatingSpeedMhz#", "PartNumber?")
                    .and("RankCount?#", "SerialNumber")),
    DRIVE(
            FieldSet.of("Id", "Name", "Description"),
            FieldSet.of("Manufacturer", "SerialNumber", "PartNumber", "Model", "SKU", "CapacityBytes#", "Protocol")
                    .and("MediaType", "RotationSpeedRPM#", "BlockSizeBytes#", "CapableSpeedGbs#")
                    .and("FailurePredicted!", "EncryptionAbility", "EncryptionStatus", "NegotiatedSpeedGbs#")
                    .and("PredictedMediaLifeLeftPercent#")),
    NIC(
            FieldSet.of("Id", "Name", "Description"),
            FieldSet.of("Manufacturer", "Model", "PartNumber", "SKU?", "SerialNumber")),
    RISER(
            FieldSet.of("Name", "Description"),
            FieldSet.of("PhysicalContext", "Producer", "SerialNumber", "PartNumber", "Model", "ProductionDate")
                    .and("Version", "EngineeringChangeLevel", "Oem?*")),
    POWER_SUPPLY(
            FieldSet.of("Name", "FirmwareVersion"),
            FieldSet.of("Manufacturer", "SerialNumber", "Model", "PartNumber", "PowerCapacityWatts#")
                    .and("PowerInputWatts#", "PowerOutputWatts#", "PowerSupplyType")),
    MANAGER(
            FieldSet.of("DateTime", "DateTimeLocalOffset", "Description", "FirmwareVersion", "Id", "Name"),
            FieldSet.of("ManagerType", "Model", "Manufacturer", "PartNumber", "SerialNumber")),
    PDU(
            FieldSet.of("Id", "Description", "Name", "UUID", "Location*"),
            FieldSet.of("AssetTag", "DateOfManufacture?", "EquipmentType", "FirmwareVersion", "HardwareRevision")
                    .and("Manufacturer", "Model", "PartNumber", "SerialNumber", "CircuitSummary*")),
    OUTLET(
            FieldSet.of("Id", "Description", "Name"),
            FieldSet.of("NominalVoltage?", "OutletType", "EnergySensor?*", "FrequencySensor?*", "PhaseWiringType?")
                    .and("PowerEnabled?!", "RatedCurrentAmps?#", "VoltageType?"));

    private final FieldSet place;
    private final FieldSet unit;

    HardwareForm(FieldSet place, FieldSet unit) {
        this.place = place;
        this.unit = unit;
    }

    FieldSet place() {
        return place;
    }

    FieldSet unit() {
        return unit;
    }
}
