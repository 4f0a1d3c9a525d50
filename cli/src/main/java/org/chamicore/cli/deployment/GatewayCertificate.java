package org.chamicore.cli.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.chamicore.cli.secrets.Secrets;

/** The gateway's key and certificate. Where the site brings none, one is made that vouches for itself, by the JDK's keytool. */
final class GatewayCertificate {

    /** Certificate, then key, as HAProxy reads them. */
    static final String FILE = "gateway.pem";

    /** The certificate alone, for those who are to trust it. */
    static final String PUBLIC_FILE = "gateway.crt";

    private static final String ALIAS = "gateway";
    private static final int DAYS = 825; // longer-lived ones are refused by some clients

    private GatewayCertificate() {}

    /** Makes the two files, if there are none. */
    static void keep(Secrets secrets, String host) {
        Path file = secrets.file(FILE, () -> make(host));
        secrets.file(PUBLIC_FILE, () -> certificateOf(file));
    }

    private static String make(String host) {
        try {
            Path folder = Files.createTempDirectory("gateway"); // 0700
            Path store = folder.resolve("store.p12");
            Path password = folder.resolve("password");
            try {
                Secrets scratch = new Secrets(folder);
                char[] secret = scratch.read("password").toCharArray();
                run(keytool(host, store, password));
                return pem(store, secret);
            } finally {
                Files.deleteIfExists(store);
                Files.deleteIfExists(password);
                Files.delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("no certificate for the gateway could be made", failed);
        }
    }

    private static List<String> keytool(String host, Path store, Path password) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                Integer.toString(DAYS),
                "-dname",
                "CN=Chamicore gateway",
                "-ext",
                "BasicConstraints:critical=ca:true",
                "-ext",
                "SubjectAlternativeName=" + names(host),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:file",
                password.toString());
    }

    private static String names(String host) {
        String own = host.matches("[0-9.]+|\\[.*]") ? "ip:" + host.replaceAll("[\\[\\]]", "") : "dns:" + host;
        return String.join(",", List.of(own, "dns:localhost", "dns:gateway", "ip:127.0.0.1"));
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static String pem(Path store, char[] password) throws IOException {
        try (InputStream input = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(input, password);
            return block("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded())
                    + block("PRIVATE KEY", keys.getKey(ALIAS, password).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String block(String what, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
    }

    private static String certificateOf(Path file) {
        try {
            String all = Files.readString(file);
            return all.replaceAll("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----\\n?", "");
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), failed);
        }
    }
}
