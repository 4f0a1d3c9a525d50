package org.chamicore.boot.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;

/** As much of the service's state as was asked for, in the words that existing clients know. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"bss-status", "bss-version", "bss-status-hsm", "bss-storage-backend"})
record ServiceStatus(
        @JsonProperty("bss-status") Optional<String> service,
        @JsonProperty("bss-version") Optional<String> version,
        @JsonProperty("bss-status-hsm") Optional<String> inventory,
        @JsonProperty("bss-storage-backend") Optional<Backend> storage) {

    private static final String CONNECTED = "connected";
    private static final String ERROR = "error";

    /** Where the data is. */
    @JsonPropertyOrder({"name", "status"})
    record Backend(String name, String status) {

        static Backend postgres(boolean isReached) {
            return new Backend("postgres", isReached ? CONNECTED : ERROR);
        }
    }

    static ServiceStatus ofVersion(String version) {
        return new ServiceStatus(Optional.empty(), Optional.of(version), Optional.empty(), Optional.empty());
    }

    static ServiceStatus ofInventory(boolean isHeard) {
        return new ServiceStatus(
                Optional.empty(), Optional.empty(), Optional.of(isHeard ? CONNECTED : ERROR), Optional.empty());
    }

    static ServiceStatus ofStorage(Backend storage) {
        return new ServiceStatus(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(storage));
    }

    @JsonIgnore
    boolean isWell() {
        return inventory.filter(ERROR::equals).isEmpty()
                && storage.map(Backend::status).filter(ERROR::equals).isEmpty();
    }
}
