package org.chamicore.cloudinit.cloudconfig;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * The text that a node reads out of the bytes of a document: unpacked where they are packed with gzip, as cloud-init does by itself.
 *
 * @param fault why there is none that a node could read whole; blank where there is one. The text is then as much as can be read
 */
public record PartText(String text, boolean isPacked, String fault) {

    private static final int LONGEST = 4 * 1024 * 1024;
    private static final int[] GZIP = {0x1f, 0x8b};

    public static PartText of(byte[] document) {
        if (document.length < GZIP.length || (document[0] & 0xff) != GZIP[0] || (document[1] & 0xff) != GZIP[1]) {
            return decoded(document, false);
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(document))) {
            byte[] bytes = unpacked.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST
                    ? new PartText("", true, "must not be longer than %d bytes once it is unpacked".formatted(LONGEST))
                    : decoded(bytes, true);
        } catch (IOException broken) {
            return new PartText("", true, "begins as gzip does, and cannot be unpacked: " + broken.getMessage());
        }
    }

    private static PartText decoded(byte[] bytes, boolean packed) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length), true);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new PartText(
                text, packed, result.isError() ? "must be UTF-8 (it is not at byte %d)".formatted(in.position()) : "");
    }
}
