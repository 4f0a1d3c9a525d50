package org.chamicore.web.ticket;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chamicore.web.ticket.TicketReading.Reason;
import org.chamicore.web.ticket.TicketReading.Refused;
import org.chamicore.web.ticket.TicketReading.Valid;

/**
 * Makes and reads tickets: JSON Web Tokens (RFC 7519) in the compact form of RFC 7515, signed with HMAC-SHA-256 over subject,
 * time of issue, expiry and 96 random bits. Who shares the keys can do both, and needs nobody else for it. A ticket has one
 * spelling: the header is always the same, and whatever differs from it in a single character is refused.
 */
public final class Tickets {

    /** As many as the hash has, which RFC 7518 asks for. */
    public static final int LEAST_KEY_BYTES = 32;

    /** How far the clocks of who makes and who reads may be apart. */
    public static final Duration LEEWAY = Duration.ofSeconds(30);

    private static final int RANDOM_BYTES = 12;
    private static final int LONGEST = 1024;
    private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);
    private static final Pattern FORM = Pattern.compile("([\\w-]+\\.([\\w-]+))\\.([\\w-]+)");
    private static final String BEGINNING = HEADER.toBase64URL() + ".";

    private final List<MACSigner> keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param keys the first makes tickets, all of them are good for reading
     * @throws IllegalArgumentException when there is none, or one has less than {@link #LEAST_KEY_BYTES}
     */
    public Tickets(List<String> keys, Clock clock) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        this.keys = keys.stream().map(Tickets::signer).toList();
        this.clock = clock;
    }

    /** A new ticket, good for URLs as it is. */
    public String issue(String subject, Duration lifetime) {
        Instant now = clock.instant();
        byte[] id = new byte[RANDOM_BYTES];
        random.nextBytes(id);
        SignedJWT ticket = new SignedJWT(
                HEADER,
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .jwtID(Base64URL.encode(id).toString())
                        .build());
        try {
            ticket.sign(keys.getFirst());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
        return ticket.serialize();
    }

    /** Takes nothing for granted: {@code text} is what a stranger wrote. */
    public TicketReading read(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LONGEST || !text.startsWith(BEGINNING) || !form.matches()) {
            return new Refused(Reason.MALFORMED);
        }
        byte[] signed = ascii(form.group(1));
        byte[] signature = ascii(form.group(3));
        if (keys.stream().noneMatch(key -> MessageDigest.isEqual(signature(key, signed), signature))) {
            return new Refused(Reason.ALTERED);
        }
        try {
            return inForce(JWTClaimsSet.parse(new Base64URL(form.group(2)).decodeToString()), clock.instant());
        } catch (ParseException notOurs) {
            return new Refused(Reason.MALFORMED);
        }
    }

    private static TicketReading inForce(JWTClaimsSet claims, Instant now) {
        if (claims.getSubject() == null || claims.getIssueTime() == null || claims.getExpirationTime() == null) {
            return new Refused(Reason.MALFORMED);
        }
        Instant issuedAt = claims.getIssueTime().toInstant();
        if (issuedAt.isAfter(now.plus(LEEWAY))) {
            return new Refused(Reason.EARLY);
        }
        return claims.getExpirationTime().toInstant().plus(LEEWAY).isAfter(now)
                ? new Valid(claims.getSubject(), issuedAt)
                : new Refused(Reason.EXPIRED);
    }

    private static MACSigner signer(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("a key is shorter than %d bytes".formatted(LEAST_KEY_BYTES));
        }
        try {
            return new MACSigner(bytes);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("its length was looked at", impossible);
        }
    }

    /** As text, for there are several texts that mean the same bytes. */
    private static byte[] signature(MACSigner key, byte[] signed) {
        try {
            return ascii(key.sign(HEADER, signed).toString());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
