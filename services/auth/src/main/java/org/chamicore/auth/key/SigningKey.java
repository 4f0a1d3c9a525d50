package org.chamicore.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** An RSA key pair that signs tokens; its {@code kid} is the RFC 7638 thumbprint, which some checkers insist on. */
public record SigningKey(String kid, RSAPrivateCrtKey privateKey) {

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

    /** 112 bits of strength, and signatures four times faster than with 4096: the service signs for every caller. */
    private static final int BITS = 2048;

    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return of((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has RSA", impossible);
        }
    }

    /** @param pkcs8 as {@link #encoded()} gives it */
    static SigningKey decode(byte[] pkcs8) throws GeneralSecurityException {
        return of((RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    }

    private static SigningKey of(RSAPrivateCrtKey privateKey) throws GeneralSecurityException {
        return new SigningKey(jwk(privateKey).getKeyID(), privateKey);
    }

    byte[] encoded() {
        return privateKey.getEncoded();
    }

    /** The public part, as it is published. */
    RSAKey publicJwk() {
        try {
            return jwk(privateKey);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a private key made by us has a public one", impossible);
        }
    }

    /** Without the private part, which no log may carry. */
    @Override
    public String toString() {
        return kid;
    }

    private static RSAKey jwk(RSAPrivateCrtKey key) throws GeneralSecurityException {
        RSAPublicKey publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        try {
            return new RSAKey.Builder(publicKey)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ALGORITHM)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }
}
