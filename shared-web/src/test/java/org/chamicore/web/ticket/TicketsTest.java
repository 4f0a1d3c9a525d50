package org.chamicore.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.chamicore.web.ticket.TicketReading.Reason;
import org.chamicore.web.ticket.TicketReading.Refused;
import org.chamicore.web.ticket.TicketReading.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_770_000_000);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String OTHER_KEY = "another key, that is as long as it needs";

    @Test
    void saysForWhomItIsAndSinceWhen() {
        assertThat(at(NOW).read(at(NOW).issue("x1000c0s0b0n0", HOUR))).isEqualTo(new Valid("x1000c0s0b0n0", NOW));
    }

    @Test
    void isATokenThatAnyLibraryReads() throws Exception {
        SignedJWT jwt = SignedJWT.parse(at(NOW).issue("one", HOUR));

        assertThat(jwt.verify(new MACVerifier(KEY))).isTrue();
        assertThat(jwt.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plus(HOUR));
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(at(NOW).issue("one", HOUR)).isNotEqualTo(at(NOW).issue("one", HOUR));
    }

    @Test
    void countsForNothingWithAnyCharacterChanged() {
        String ticket = at(NOW).issue("x1000c0s0b0n0", HOUR);

        for (int place = 0; place < ticket.length(); place++) {
            for (char other = ' '; other < 0x7f; other++) {
                if (other != ticket.charAt(place)) {
                    assertRefused(ticket.substring(0, place) + other + ticket.substring(place + 1));
                }
            }
        }
    }

    @Test
    void countsForNothingWithAnythingAddedOrLeftOut() {
        String ticket = at(NOW).issue("x1000c0s0b0n0", HOUR);

        for (int place = 0; place <= ticket.length(); place++) {
            for (String more : List.of("A", ".", "=", " ", "\n", "é")) {
                assertRefused(ticket.substring(0, place) + more + ticket.substring(place));
            }
            assertRefused(ticket.substring(0, place) + ticket.substring(Math.min(ticket.length(), place + 1)) + "A");
            assertThat(at(NOW).read(ticket.substring(place))).isInstanceOf(place == 0 ? Valid.class : Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "...", "a.b.c", "eyJhbGciOiJIUzI1NiJ9..", "\u0000", "eyJhbGciOiJIUzI1NiJ9.e30"})
    void whatHasAnotherFormIsRefused(String text) {
        assertThat(at(NOW).read(text)).isEqualTo(new Refused(Reason.MALFORMED));
        assertThat(at(NOW).read(text + "a".repeat(100_000))).isEqualTo(new Refused(Reason.MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "3599, true", "3629, true", "3630, false", "90000, false", "-30, true", "-31, false"})
    void isInForceForItsTimeAndWhatClocksMayDiffer(long seconds, boolean inForce) {
        assertThat(at(NOW.plusSeconds(seconds)).read(at(NOW).issue("one", HOUR)))
                .isEqualTo(inForce ? new Valid("one", NOW) : new Refused(seconds < 0 ? Reason.EARLY : Reason.EXPIRED));
    }

    @Test
    void keyOfFormerTimesStillReadsAndNoLongerMakes() {
        String before = at(NOW).issue("one", HOUR);
        Tickets both = tickets(List.of(OTHER_KEY, KEY), NOW);

        assertThat(both.read(before)).isEqualTo(new Valid("one", NOW));
        assertThat(tickets(List.of(OTHER_KEY), NOW).read(before)).isEqualTo(new Refused(Reason.ALTERED));
        assertThat(at(NOW).read(both.issue("one", HOUR))).isEqualTo(new Refused(Reason.ALTERED));
    }

    /** What tokens were attacked with elsewhere. */
    @Test
    void otherAlgorithmsAreRefused() throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("one")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(HOUR)))
                .build();
        SignedJWT stronger = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims);
        stronger.sign(new MACSigner(KEY.repeat(2)));

        assertRefused(new PlainJWT(claims).serialize());
        assertThat(tickets(List.of(KEY.repeat(2)), NOW).read(stronger.serialize()))
                .isEqualTo(new Refused(Reason.MALFORMED));
    }

    @Test
    void signedWithoutWhatATicketHoldsIsNone() throws Exception {
        SignedJWT endless = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder().subject("one").build());
        endless.sign(new MACSigner(KEY));

        assertThat(at(NOW).read(endless.serialize())).isEqualTo(new Refused(Reason.MALFORMED));
    }

    @Test
    void shortKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> tickets(List.of(KEY, "0".repeat(31)), NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> tickets(List.of(), NOW));
    }

    private static void assertRefused(String text) {
        assertThat(at(NOW).read(text)).describedAs(text).isInstanceOf(Refused.class);
    }

    private static Tickets at(Instant now) {
        return tickets(List.of(KEY), now);
    }

    private static Tickets tickets(List<String> keys, Instant now) {
        return new Tickets(keys, Clock.fixed(now, ZoneOffset.UTC));
    }
}
