package org.tidings.wire.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate chain and its private key in PEM (RFC 7468).
///
/// @param certificate the chain, the server's own certificate first
/// @param key the private key, unencrypted PKCS #8
public record PemFiles(Path certificate, Path key) {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");
    private static final char[] NO_PASSWORD = new char[0];

    /// Reads both files into a key store without a password.
    ///
    /// @throws HttpBroken when one of them is missing, is not what it should be, or does not fit the other
    KeyStore keyStore() {
        Certificate[] chain = chain();
        PrivateKey privateKey = privateKey();
        try {
            if (!fits(privateKey, chain[0])) {
                throw new HttpBroken(unfit());
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("site", privateKey, NO_PASSWORD, chain);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new HttpBroken(unfit(), e);
        }
    }

    /// The server's own certificate.
    ///
    /// @throws HttpBroken when the files could not be used, for the same reasons as with [#keyStore]
    public X509Certificate ownCertificate() {
        keyStore();
        return (X509Certificate) chain()[0];
    }

    /// Whether what the key signs is what the certificate can verify.
    private static boolean fits(PrivateKey key, Certificate certificate) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
        byte[] anything = certificate.getEncoded();
        signature.initSign(key);
        signature.update(anything);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(anything);
        return signature.verify(signed);
    }

    private String unfit() {
        return "The key " + key + " does not fit the certificate " + certificate + ".";
    }

    private Certificate[] chain() {
        try {
            var chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read(certificate)))
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new HttpBroken("There is no certificate in " + certificate + ".");
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw new HttpBroken("The certificates in " + certificate + " are not X.509 in PEM.", e);
        }
    }

    private PrivateKey privateKey() {
        Matcher pem = PRIVATE_KEY.matcher(new String(read(key), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new HttpBroken("There is no unencrypted PKCS #8 key in " + key
                    + ": convert yours with 'openssl pkcs8 -topk8 -nocrypt -in KEY'.");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
        for (String algorithm : SIGNATURES.keySet()) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException tryTheNext) {
                continue;
            }
        }
        throw new HttpBroken("The key in " + key + " is neither RSA, EC nor EdDSA.");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new HttpBroken("The file " + file + " cannot be read: is it there, and may we?", e);
        }
    }
}
