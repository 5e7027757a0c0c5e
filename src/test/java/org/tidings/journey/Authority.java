package org.tidings.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A certificate authority, and what it has signed: certificates of `localhost` and of somebody.
///
/// @param directory where `ca/ca.pem` (with the hashed links that grid programs want), `host.pem` and `client.pem` are
record Authority(Path directory) {
    /// The subject of the client's certificate.
    static final String CLIENT = "/DC=test/CN=somebody";

    static Authority in(Path directory) {
        try {
            Files.createDirectories(directory.resolve("ca"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var authority = new Authority(directory);
        authority.openssl("req -x509 -newkey rsa:2048 -nodes -sha256 -days 7 -keyout ca.key -out ca/ca.pem"
                + " -subj /DC=test/CN=Authority -addext basicConstraints=critical,CA:TRUE"
                + " -addext keyUsage=critical,keyCertSign,cRLSign");
        authority.sign("host", "/DC=test/CN=localhost", "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        authority.sign("client", CLIENT, "extendedKeyUsage=clientAuth\n");
        authority.openssl("rehash ca");
        return authority;
    }

    private void sign(String name, String subject, String extensions) {
        try {
            Files.writeString(file(name + ".ext"), extensions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openssl("req -newkey rsa:2048 -nodes -sha256 -keyout %1$s.key -out %1$s.csr -subj %2$s"
                .formatted(name, subject));
        openssl(("x509 -req -in %1$s.csr -CA ca/ca.pem -CAkey ca.key -CAcreateserial -days 7 -sha256"
                        + " -extfile %1$s.ext -out %1$s.pem")
                .formatted(name));
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    Path certificates() {
        return file("ca");
    }

    Path certificate() {
        return file("ca/ca.pem");
    }

    private void openssl(String arguments) {
        Tool.run(Map.of(), "", directory, ("openssl " + arguments).split(" ")).succeeded();
    }
}
