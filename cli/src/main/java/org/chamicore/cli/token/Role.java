package org.chamicore.cli.token;

import java.util.Locale;

/** What a token may be asked for; auth's own table of roles, as far as the local administrator may hold them. */
public enum Role {
    VIEWER("smd.read", "bss.read", "cloudinit.read"),
    OPERATOR("smd.read", "smd.write", "bss.read", "bss.write", "cloudinit.read", "cloudinit.write"),
    ADMIN(
            "smd.read",
            "smd.write",
            "bss.read",
            "bss.write",
            "cloudinit.read",
            "cloudinit.write",
            "auth.read",
            "auth.write"),
    SERVICE("smd.read");

    private final String scope;

    Role(String... scopes) {
        this.scope = String.join(" ", scopes);
    }

    /** The scopes that go with it, as a token request writes them. */
    String scope() {
        return scope;
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
