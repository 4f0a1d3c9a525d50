package org.chamicore.inventory.hardware;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * A place with the unit that sits there.
 *
 * @param fru null where the place is empty
 * @param parts what is shown as a part of it, under the names of the lists; mostly nothing
 */
@JsonPropertyOrder({"ID", "Type", "Ordinal", "Status", "HWInventoryByLocationType"})
record HardwareLocation(
        @JsonIgnore Place place,

        @JsonProperty("PopulatedFRU") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Fru fru,

        @JsonIgnore Map<String, List<HardwareLocation>> parts) {

    HardwareLocation(Place place, @Nullable Fru fru) {
        this(place, fru, Map.of());
    }

    HardwareLocation with(Map<String, List<HardwareLocation>> parts) {
        return new HardwareLocation(place, fru, parts);
    }

    @JsonProperty("ID")
    Xname id() {
        return place.id();
    }

    @JsonProperty("Type")
    ComponentType type() {
        return place.id().type();
    }

    @JsonProperty("Ordinal")
    BigInteger ordinal() {
        return place.ordinal();
    }

    @JsonProperty("Status")
    String status() {
        return place.fruId() == null ? "Empty" : "Populated";
    }

    @JsonProperty("HWInventoryByLocationType")
    String kind() {
        return "HWInvByLoc" + place.model().word();
    }

    @JsonAnyGetter
    Map<String, Object> more() {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put(Place.infoMember(place.model()), place.info());
        more.putAll(parts);
        return more;
    }
}
