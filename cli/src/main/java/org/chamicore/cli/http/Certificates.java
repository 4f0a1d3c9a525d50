package org.chamicore.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.chamicore.cli.console.RefusedException;

/** Certificates in a PEM file. */
final class Certificates {

    private Certificates() {}

    /** TLS with servers that these certificates, or those that they signed, belong to. */
    static SSLContext trust(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("certificate-" + number++, each);
            }
            if (number == 0) {
                throw new RefusedException("There is no certificate in %s".formatted(pem));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new RefusedException(
                    "The certificates in %s cannot be read: %s".formatted(pem, unreadable), unreadable);
        }
    }
}
