package org.chamicore.cloudinit.directory;

import java.util.Optional;
import org.chamicore.cloudinit.cloudconfig.CloudConfig;
import org.chamicore.cloudinit.cloudconfig.Part;
import org.chamicore.cloudinit.cloudconfig.PartText;
import org.chamicore.cloudinit.group.Group;

/** A group's file as its members get it, made once per change of the group. */
public final class GroupContent {

    private final String name;
    private final byte[] document;
    private final boolean silent;
    private final boolean decoded;

    private GroupContent(String name, byte[] document, boolean silent, boolean decoded) {
        this.name = name;
        this.document = document;
        this.silent = silent;
        this.decoded = decoded;
    }

    static GroupContent of(Group group) {
        Optional<byte[]> decoded = group.file().decoded();
        byte[] file = decoded.orElseGet(() -> new byte[0]);
        boolean silent = file.length == 0 || Part.of(PartText.of(file).text()).asksForNothing();
        return new GroupContent(group.name(), silent ? CloudConfig.empty() : file, silent, decoded.isPresent());
    }

    public String name() {
        return name;
    }

    /** Nobody changes the array. */
    public byte[] document() {
        return document;
    }

    /** Whether nodes get what is stored; false where that is base64 that cannot be decoded, which somebody forced in. */
    public boolean isDecoded() {
        return decoded;
    }

    /** Whether it asks a node for nothing, so that no node need fetch it. */
    public boolean isSilent() {
        return silent;
    }
}
