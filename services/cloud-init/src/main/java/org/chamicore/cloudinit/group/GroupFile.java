package org.chamicore.cloudinit.group;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.Given;

/**
 * What the members of a group fetch.
 *
 * @param content as the client sent it, so still encoded
 * @param filename kept for the client, used by no document
 * @param encoding {@code plain} or {@code base64}; plain where the client did not say
 */
@JsonPropertyOrder({"content", "filename", "encoding"})
public record GroupFile(String content, String filename, String encoding) {

    static final GroupFile NONE = new GroupFile("", "", "");

    private static final String PLAIN = "plain";
    private static final String BASE64 = "base64";
    private static final int LONGEST_CONTENT = 1024 * 1024;

    public GroupFile {
        content = Given.text(content);
        filename = Given.text(filename);
        encoding = Given.or(Given.text(encoding), PLAIN);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return content.isEmpty();
    }

    /** The file as nodes get it. */
    public byte[] decoded() {
        return encoding.equals(BASE64)
                ? Base64.getDecoder().decode(withoutLineBreaks())
                : content.getBytes(StandardCharsets.UTF_8);
    }

    void check(Checks checks) {
        checks.text("file.content", content, LONGEST_CONTENT);
        checks.line("file.filename", filename);
        switch (encoding) {
            case PLAIN -> {}
            case BASE64 -> checkBase64(checks);
            default -> checks.refuse("file.encoding", "must be plain or base64");
        }
    }

    private void checkBase64(Checks checks) {
        try {
            if (withoutLineBreaks().length() % 4 != 0) {
                checks.refuse("file.content", "must be base64 of the standard alphabet, padded with =");
                return;
            }
            Base64.getDecoder().decode(withoutLineBreaks());
        } catch (IllegalArgumentException refused) {
            checks.refuse(
                    "file.content",
                    "must be base64 of the standard alphabet, padded with =: %s".formatted(refused.getMessage()));
        }
    }

    private String withoutLineBreaks() {
        return content.replace("\n", "").replace("\r", "");
    }
}
