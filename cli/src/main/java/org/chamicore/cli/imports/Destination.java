package org.chamicore.cli.imports;

import java.util.function.Function;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;

/**
 * The Chamicore that things go into: its services' own APIs, with a token.
 *
 * @param apis by service
 * @param dryRun whether services that can say what a write would do are to be asked just that
 */
public record Destination(Function<Service, Api> apis, boolean dryRun) {

    public Api inventory() {
        return apis.apply(Service.INVENTORY);
    }

    public Api boot() {
        return apis.apply(Service.BOOT);
    }

    public Api cloudInit() {
        return apis.apply(Service.CLOUD_INIT);
    }

    public Api auth() {
        return apis.apply(Service.AUTH);
    }

    /** The path of a write at a service that can rehearse it. */
    public String rehearsed(String path) {
        return dryRun ? path + "?dryRun=true" : path;
    }
}
