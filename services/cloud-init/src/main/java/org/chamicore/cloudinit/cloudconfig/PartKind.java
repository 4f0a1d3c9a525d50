package org.chamicore.cloudinit.cloudconfig;

import java.util.Locale;
import java.util.Optional;

/** The kinds of documents that cloud-init tells apart by how they begin. */
public enum PartKind {
    CLOUD_CONFIG("#cloud-config"),
    CLOUD_CONFIG_ARCHIVE("#cloud-config-archive"),
    CLOUD_CONFIG_JSONP("#cloud-config-jsonp"),
    INCLUDE("#include"),
    INCLUDE_ONCE("#include-once"),
    SCRIPT("#!"),
    BOOTHOOK("#cloud-boothook"),
    PART_HANDLER("#part-handler"),
    /** Found by a header within, not by its beginning. */
    MIME("MIME-Version:");

    private static final int MIME_WITHIN = 4096;

    private final String beginning;

    PartKind(String beginning) {
        this.beginning = beginning;
    }

    /** Of several beginnings that fit the longest counts. Empty where cloud-init would leave the text out with a warning. */
    static Optional<PartKind> of(String text) {
        if (text.substring(0, Math.min(MIME_WITHIN, text.length()))
                .toLowerCase(Locale.ROOT)
                .contains(MIME.beginning.toLowerCase(Locale.ROOT))) {
            return Optional.of(MIME);
        }
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        PartKind found = null;
        for (PartKind kind : values()) {
            if (kind != MIME
                    && start.startsWith(kind.beginning)
                    && (found == null || kind.beginning.length() > found.beginning.length())) {
                found = kind;
            }
        }
        return Optional.ofNullable(found);
    }

    public boolean isIncludeList() {
        return this == INCLUDE || this == INCLUDE_ONCE;
    }
}
