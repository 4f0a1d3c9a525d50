package org.chamicore.db.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class StrictTlsTest {

    @Test
    void takesFromWhatThisJavaKnowsOnlyForwardSecrecyWithAuthenticatedEncryption() throws NoSuchAlgorithmException {
        List<String> taken = Arrays.stream(
                        SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites())
                .filter(StrictTls::isGood)
                .toList();
        assertThat(taken)
                .contains(
                        "TLS_AES_256_GCM_SHA384",
                        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")
                .noneMatch(cipher -> cipher.startsWith("TLS_RSA_"))
                .noneMatch(
                        cipher -> cipher.contains("CBC") || cipher.contains("anon") || cipher.startsWith("TLS_ECDH_"));
    }
}
