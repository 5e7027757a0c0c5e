package org.tidings.wire.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.tidings.wire.http.HttpBroken;

/// TLS that trusts the authorities the system trusts, and those of one PEM file.
final class Trust {
    private Trust() {}

    /// @throws HttpBroken when the file holds no certificates
    static SSLContext in(Optional<Path> authority) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (Certificate certificate : system()) {
                all.setCertificateEntry("system-" + number++, certificate);
            }
            for (Certificate certificate : authority.isPresent() ? of(authority.get()) : new Certificate[0]) {
                all.setCertificateEntry("own-" + number++, certificate);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(all).getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new HttpBroken("The system's certificates cannot be used: " + e.getMessage(), e);
        }
    }

    private static Certificate[] of(Path authority) {
        try (InputStream in = Files.newInputStream(authority)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (!found.isEmpty()) {
                return found.toArray(Certificate[]::new);
            }
            throw new HttpBroken("There is no certificate in " + authority + " (copies.authority).");
        } catch (IOException | GeneralSecurityException e) {
            throw new HttpBroken("The certificates in " + authority + " (copies.authority) cannot be read as PEM.", e);
        }
    }

    private static Certificate[] system() throws GeneralSecurityException {
        return Arrays.stream(managers(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toArray(Certificate[]::new);
    }

    private static TrustManagerFactory managers(@Nullable KeyStore of) throws GeneralSecurityException {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(of);
        return trusted;
    }
}
