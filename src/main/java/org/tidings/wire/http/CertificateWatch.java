package org.tidings.wire.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.Worker;

/// Takes a new certificate into use when its files change, without closing a connection.
///
/// Files that do not fit each other are left alone until they do, and the old certificate stays: they are
/// rarely replaced both in the same instant.
final class CertificateWatch implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    private final PemFiles files;
    private final SslContextFactory.Server tls;
    private List<Object> seen;

    CertificateWatch(PemFiles files, SslContextFactory.Server tls) {
        this.files = files;
        this.tls = tls;
        this.seen = looks(files);
    }

    @Override
    public String name() {
        return "certificate watch";
    }

    @Override
    public boolean step() {
        List<Object> now = looks(files);
        if (now.equals(seen)) {
            return false;
        }
        seen = now;
        try {
            var store = files.keyStore();
            tls.reload(factory -> factory.setKeyStore(store));
            LOG.info("The certificate in {} is in use now.", files.certificate());
        } catch (Exception e) {
            LOG.warn("The new certificate is not used: {}", e.getMessage());
        }
        return true;
    }

    /// How both files look from outside; a missing one looks like nothing.
    private static List<Object> looks(PemFiles files) {
        return List.of(look(files.certificate()), look(files.key()));
    }

    private static List<Object> look(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        } catch (IOException missing) {
            return List.of();
        }
    }
}
