package org.chamicore.cloudinit.directory;

import java.nio.charset.StandardCharsets;
import org.chamicore.cloudinit.cloudconfig.CloudConfig;
import org.chamicore.cloudinit.cloudconfig.Part;
import org.chamicore.cloudinit.group.Group;

/** A group's file as its members get it, made once per change of the group. */
public final class GroupContent {

    private final String name;
    private final byte[] document;
    private final boolean silent;

    private GroupContent(String name, byte[] document, boolean silent) {
        this.name = name;
        this.document = document;
        this.silent = silent;
    }

    static GroupContent of(Group group) {
        byte[] file = group.file().decoded().orElseGet(() -> new byte[0]);
        boolean silent = file.length == 0
                || Part.of(new String(file, StandardCharsets.UTF_8)).asksForNothing();
        return new GroupContent(group.name(), silent ? CloudConfig.empty() : file, silent);
    }

    public String name() {
        return name;
    }

    /** Nobody changes the array. */
    public byte[] document() {
        return document;
    }

    /** Whether it asks a node for nothing, so that no node need fetch it. */
    public boolean isSilent() {
        return silent;
    }
}
