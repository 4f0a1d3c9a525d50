package org.chamicore.cloudinit.group;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.chamicore.cloudinit.cloudconfig.ContentCheck;
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

    /** The file as nodes get it; empty where it cannot be decoded, which somebody forced in. */
    public Optional<byte[]> decoded() {
        if (!encoding.equals(BASE64)) {
            return Optional.of(content.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(withoutLineBreaks()));
        } catch (IllegalArgumentException undecodable) {
            return Optional.empty();
        }
    }

    void check(Checks checks) {
        checks.text("file.content", content, LONGEST_CONTENT);
        checks.line("file.filename", filename);
        if (!encoding.equals(PLAIN) && !encoding.equals(BASE64)) {
            checks.refuse("file.encoding", "must be plain or base64");
        }
    }

    /** What a client who knows better may force: nodes would stumble over it, and nothing else would. */
    void checkContent(Checks checks) {
        Optional<String> broken = encoding.equals(BASE64) ? brokenBase64() : Optional.empty();
        if (broken.isPresent()) {
            checks.refuse("file.content", broken.get());
            return;
        }
        ContentCheck.breaches(decoded().orElseThrow()).forEach(each -> checks.refuse("file.content", each));
    }

    private Optional<String> brokenBase64() {
        String rule = "must be base64 of the standard alphabet, padded with =";
        if (withoutLineBreaks().length() % 4 != 0) {
            return Optional.of(rule);
        }
        try {
            Base64.getDecoder().decode(withoutLineBreaks());
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of("%s: %s".formatted(rule, refused.getMessage()));
        }
    }

    private String withoutLineBreaks() {
        return content.replace("\n", "").replace("\r", "");
    }
}
