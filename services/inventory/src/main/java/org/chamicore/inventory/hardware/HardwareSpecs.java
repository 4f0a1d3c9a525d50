package org.chamicore.inventory.hardware;

import java.util.Optional;
import org.chamicore.inventory.hardware.HardwareSpec.FruSpec;
import org.chamicore.inventory.xname.Xname;
import tools.jackson.databind.JsonNode;

/** Checks what clients say of hardware, and works out what follows from it. */
final class HardwareSpecs {

    private HardwareSpecs() {}

    /**
     * Checks a piece of hardware.
     *
     * @throws InvalidHardwareException when it breaks a rule
     */
    static HardwareLocation read(HardwareSpec spec) {
        Xname id = Optional.ofNullable(spec.id())
                .flatMap(Xname::find)
                .orElseThrow(() -> new InvalidHardwareException("ID is empty or not a valid xname"));
        FruSpec sent = Optional.ofNullable(spec.fru())
                .orElseThrow(() -> new InvalidHardwareException("PopulatedFRU must be populated"));
        HardwareModel model = HardwareModel.find(id.type())
                .orElseThrow(() -> new InvalidHardwareException("HMSType value not supported for this operation"));
        JsonNode place =
                info(spec.member(Place.infoMember(model)), model.form().place(), "Component location info is empty");
        JsonNode unit = info(sent.member(Fru.infoMember(model)), model.form().unit(), "FRU info is empty");
        String fruId = FruIds.of(id, unit, Optional.ofNullable(sent.fruId()).orElse(""));
        return new HardwareLocation(
                new Place(id, place, fruId),
                new Fru(fruId, id.type(), Optional.ofNullable(sent.subtype()).orElse(""), unit));
    }

    private static JsonNode info(Optional<JsonNode> sent, FieldSet fields, String refusal) {
        JsonNode info = sent.orElseThrow(() -> new InvalidHardwareException(refusal));
        if (!info.isObject()) {
            throw new InvalidHardwareException(refusal);
        }
        return fields.read(info);
    }
}
