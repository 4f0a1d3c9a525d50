package org.chamicore.cli.login;

import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option that says at which auth service; commands mix it in. */
public final class IssuerOption {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "address of the auth service (default: that of the local suite)")
    private @Nullable String issuer;

    /** Without a slash at its end. */
    public String issuer() {
        String address = issuer == null ? suite.address().of(Service.AUTH).toString() : issuer;
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** Whether another than the local suite's is meant. */
    public boolean isElsewhere() {
        return issuer != null;
    }

    public SuiteOptions suite() {
        return suite;
    }
}
