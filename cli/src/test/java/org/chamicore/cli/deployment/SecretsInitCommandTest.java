package org.chamicore.cli.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SecretsInitCommandTest {

    @TempDir
    Path folder;

    @Test
    void eachContainerGetsItsOwnSecretsAndNoOthers() throws IOException {
        init();
        assertThat(names("for/boot")).containsExactly("client-boot", "db-bss", "db-bss_owner", "node-token-key");
        assertThat(folder.resolve("for/cloud-init/node-token-key"))
                .hasSameTextualContentAs(folder.resolve("for/boot/node-token-key"));
        assertThat(Files.size(folder.resolve("node-token-key"))).isGreaterThanOrEqualTo(32);
        assertThat(names("for/auth"))
                .containsExactly("accounts.json", "auth-encryption-key", "db-auth", "db-auth_owner");
        assertThat(names("for/gateway")).containsExactly("gateway.pem");
        assertThat(names("for/postgres")).hasSize(11).allMatch(each -> each.startsWith("db-"));
        assertThat(folder.resolve("for/inventory/db-smd")).hasSameTextualContentAs(folder.resolve("db-smd"));
        assertThat(folder.resolve("client-admin")).exists();
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all).allSatisfy(each -> assertThat(mode(each))
                    .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aSecondRunChangesNothing() throws IOException {
        init();
        Map<String, String> before = contents();
        init();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void whatTheSiteBringsIsKeptAndHandedOver() throws IOException {
        Files.writeString(folder.resolve("gateway.pem"), "the site's own");
        init();
        assertThat(folder.resolve("gateway.pem")).hasContent("the site's own");
        assertThat(folder.resolve("for/gateway/gateway.pem")).hasContent("the site's own");

        Files.writeString(folder.resolve("db-bss"), "another password");
        init();
        assertThat(folder.resolve("for/boot/db-bss")).hasContent("another password");
        assertThat(folder.resolve("for/postgres/db-bss")).hasContent("another password");
    }

    @Test
    void rootGivesEachContainerItsFilesAndLeavesTheMastersToTheFoldersOwner() throws IOException {
        assumeThat(new UnixSystem().getUid()).isZero();
        Files.setAttribute(folder, "unix:uid", 4711);
        init("--owner", "postgres=999");
        assertThat(owner("for/boot")).isEqualTo(10_001);
        assertThat(owner("for/boot/db-bss")).isEqualTo(10_001);
        assertThat(owner("for/postgres/db-bss")).isEqualTo(999);
        assertThat(owner("db-bss")).isEqualTo(4711);
        assertThat(owner("client-admin")).isEqualTo(4711);
    }

    @Test
    void theCertificateIsForThePublicNameAndFitsItsKey() throws Exception {
        init("--public-url", "https://boot.example.org:8443");
        String pem = Files.readString(folder.resolve("gateway.pem"));
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        Files.readString(folder.resolve("gateway.crt")).getBytes(StandardCharsets.US_ASCII)));
        assertThat(certificate.getSubjectAlternativeNames())
                .contains(List.of(2, "boot.example.org"), List.of(2, "localhost"));
        String key = pem.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----(.*)-----END PRIVATE KEY-----.*", "$1");
        PrivateKey privateKey = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        assertThat(signature.verify(signed)).isTrue();
        assertThat(Files.readString(folder.resolve("gateway.crt"))).doesNotContain("PRIVATE");
    }

    @Test
    void anUnknownContainerIsRefused() {
        assertThat(execute("--owner", "postgress=70")).isNotZero();
        assertThat(folder).isEmptyDirectory();
    }

    private void init(String... more) {
        assertThat(execute(more)).isZero();
    }

    private int execute(String... more) {
        return new CommandLine(new SecretsInitCommand())
                .execute(Stream.concat(Stream.of("--folder", folder.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private Map<String, String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            Path::toString, SecretsInitCommandTest::content, (one, other) -> one, TreeMap::new));
        }
    }

    private static String content(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.readString(file);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private int owner(String file) throws IOException {
        return (Integer) Files.getAttribute(folder.resolve(file), "unix:uid");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
