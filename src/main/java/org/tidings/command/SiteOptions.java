package org.tidings.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.ApiClient;
import org.tidings.wire.client.CatalogueClient;
import org.tidings.wire.client.Credentials;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.Endpoint;
import picocli.CommandLine.Option;

/// Which site, and as whom. A password never stands on the command line, where every process can read it.
final class SiteOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:TIDINGS_URL:-http://localhost:2880}",
            description = "The site's door. Default: $TIDINGS_URL, else http://localhost:2880")
    private URI url = URI.create("http://localhost:2880");

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "${env:TIDINGS_API:-http://localhost:3880}",
            description = "The site's API. Default: $TIDINGS_API, else http://localhost:3880")
    private URI api = URI.create("http://localhost:3880");

    @Option(
            names = {"-u", "--user"},
            paramLabel = "NAME",
            defaultValue = "${env:TIDINGS_USER}",
            description = "As whom. Default: $TIDINGS_USER, else nobody. The password is taken from"
                    + " $TIDINGS_PASSWORD, the password file, or asked for.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file whose first line is a token, instead of a user. Default: $TIDINGS_TOKEN")
    private @Nullable Path tokenFile;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM certificates to trust, for a site with its own authority.")
    private @Nullable Path authority;

    DoorClient door() {
        return new DoorClient(endpoint(url));
    }

    Endpoint api() {
        return endpoint(api);
    }

    ApiClient apiClient() {
        return new ApiClient(api());
    }

    CatalogueClient catalogue() {
        return new CatalogueClient(api());
    }

    private Endpoint endpoint(URI base) {
        if (base.getHost() == null || !("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
            throw new Failure(Exit.USAGE, "'" + base + "' is no URL of a site. Example: http://localhost:2880");
        }
        return Endpoint.at(base, credentials(), Optional.ofNullable(authority));
    }

    private Optional<Credentials> credentials() {
        return Optional.ofNullable(user)
                .filter(name -> !name.isEmpty())
                .<Credentials>map(name -> new Credentials.Password(name, password(name)))
                .or(this::token);
    }

    private Optional<Credentials> token() {
        Optional<String> text = Optional.ofNullable(tokenFile)
                .map(Passwords::firstLine)
                .or(() -> Optional.ofNullable(System.getenv("TIDINGS_TOKEN")).filter(known -> !known.isEmpty()));
        return text.map(Credentials.Token::new);
    }

    private String password(String name) {
        String known = System.getenv("TIDINGS_PASSWORD");
        if (passwordFile != null) {
            return Passwords.firstLine(passwordFile);
        }
        return known != null ? known : Passwords.asked("Password of " + name + ": ");
    }

    /// Reads a path at the site that a person wrote.
    static StoragePath path(String text) {
        if (!text.startsWith("/")) {
            throw new Failure(Exit.USAGE, "'" + text + "' is no path at a site: those start with a slash.");
        }
        try {
            return StoragePath.lenient(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(Exit.USAGE, e.getMessage() == null ? text : e.getMessage(), e);
        }
    }
}
