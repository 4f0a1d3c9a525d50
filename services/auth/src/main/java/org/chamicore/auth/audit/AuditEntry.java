package org.chamicore.auth.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * An event as it stands in the log.
 *
 * @param position its number, without gaps from 1
 * @param occurredAt to the microsecond
 * @param details a JSON object, letter by letter
 * @param hash over the hash of the entry before and all of this one, in hexadecimal
 */
record AuditEntry(
        long position,
        Instant occurredAt,
        String type,
        boolean allowed,
        String subject,
        String actor,
        String address,
        String requestId,
        @JsonRawValue String details,
        String hash) {

    /** What the first entry of all follows. */
    static final String GENESIS = "00".repeat(32);

    /** The entry that follows the one with this position and hash. */
    static AuditEntry after(long position, String previousHash, AuditRecord event) {
        AuditEntry open = new AuditEntry(
                position + 1,
                event.occurredAt(),
                event.type(),
                event.allowed(),
                event.subject(),
                event.actor(),
                event.address(),
                event.requestId(),
                event.details(),
                "");
        return open.with(open.hashAfter(previousHash));
    }

    /** What its hash must be behind {@code previousHash}: each part goes in with its length, so that no two entries read alike. */
    String hashAfter(String previousHash) {
        MessageDigest sha256 = sha256();
        sha256.update(HexFormat.of().parseHex(previousHash));
        List<String> parts = List.of(
                Long.toString(position),
                occurredAt.toString(),
                type,
                Boolean.toString(allowed),
                subject,
                actor,
                address,
                requestId,
                details);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private AuditEntry with(String newHash) {
        return new AuditEntry(
                position, occurredAt, type, allowed, subject, actor, address, requestId, details, newHash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
