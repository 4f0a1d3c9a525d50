package org.chamicore.cloudinit.drift;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * How far the read model is from the inventory.
 *
 * @param compared how many things the inventory has
 * @param differences ordered by kind and key
 * @param repaired whether they have been repaired
 */
@JsonPropertyOrder({"compared", "differences", "repaired"})
record DriftReport(int compared, List<Difference> differences, boolean repaired) {

    DriftReport {
        differences = List.copyOf(differences);
    }

    DriftReport afterRepair() {
        return new DriftReport(compared, differences, true);
    }
}
