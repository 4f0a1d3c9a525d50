package org.chamicore.inventory.lock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.chamicore.inventory.xname.Xname;

/**
 * What became of a request, component by component.
 *
 * @param done what there is to say of those with which it went well, in the order of their names
 * @param failed the others
 */
record LockResult<T>(Map<Xname, T> done, Map<Xname, FailureReason> failed) {

    /** One with which it did not go well. */
    record Failure(
            @JsonProperty("ID") Xname id,
            @JsonProperty("Reason") FailureReason reason) {}

    List<Failure> failures() {
        return failed.entrySet().stream()
                .map(each -> new Failure(each.getKey(), each.getValue()))
                .toList();
    }
}
