package org.chamicore.inventory.hardware;

import java.util.Optional;
import org.chamicore.inventory.hardware.HardwareSpec.FruSpec;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.xname.Xname;
import tools.jackson.databind.JsonNode;

/** Checks what clients say of hardware, and works out what follows from it. */
final class HardwareSpecs {

    private HardwareSpecs() {}

    /**
     * Checks a piece of hardware.
     *
     * @throws InvalidItemException when it breaks a rule
     */
    static HardwareLocation read(HardwareSpec spec) {
        Xname id = Optional.ofNullable(spec.id())
                .flatMap(Xname::find)
                .orElseThrow(() -> new InvalidItemException("ID", "ID is empty or not a valid xname"));
        FruSpec sent = Optional.ofNullable(spec.fru())
                .orElseThrow(() -> new InvalidItemException("PopulatedFRU", "PopulatedFRU must be populated"));
        HardwareModel model = HardwareModel.find(id.type())
                .orElseThrow(() -> new InvalidItemException("ID", "HMSType value not supported for this operation"));
        String placeMember = Place.infoMember(model);
        JsonNode place =
                info(placeMember, spec.member(placeMember), model.form().place(), "Component location info is empty");
        String unitMember = Fru.infoMember(model);
        JsonNode unit = info(
                "PopulatedFRU." + unitMember,
                sent.member(unitMember),
                model.form().unit(),
                "FRU info is empty");
        String fruId = FruIds.of(id, unit, Optional.ofNullable(sent.fruId()).orElse(""));
        return new HardwareLocation(
                new Place(id, place, fruId),
                new Fru(fruId, id.type(), Optional.ofNullable(sent.subtype()).orElse(""), unit));
    }

    private static JsonNode info(String member, Optional<JsonNode> sent, FieldSet fields, String refusal) {
        JsonNode info = sent.filter(JsonNode::isObject).orElseThrow(() -> new InvalidItemException(member, refusal));
        try {
            return fields.read(info);
        } catch (InvalidItemException invalid) {
            throw invalid.within(member);
        }
    }
}
