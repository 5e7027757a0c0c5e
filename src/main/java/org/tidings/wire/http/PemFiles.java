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
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate chain and its private key in PEM (RFC 7468).
///
/// @param certificate the chain, the server's own certificate first
/// @param key the private key, unencrypted PKCS #8
public record PemFiles(Path certificate, Path key) {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final char[] NO_PASSWORD = new char[0];

    /// Reads both files into a key store without a password.
    ///
    /// @throws HttpBroken when one of them is missing or is not what it should be
    KeyStore keyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("site", privateKey(), NO_PASSWORD, chain());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new HttpBroken("The key " + key + " does not fit the certificate " + certificate + ".", e);
        }
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
        for (String algorithm : ALGORITHMS) {
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
