package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.OidcServer;
import tools.jackson.databind.json.JsonMapper;

/// Passwords and tokens, right, wrong and malformed ones: none is ever said again by a site that was shown them.
@Journey
class SecretsTest {
    /// What is looked for of a long secret: no more than its end need be said to be used.
    private static final int TELLING = 24;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();

    @Test
    void whatItWasShownASiteNeverSays(@TempDir Path scratch) throws IOException {
        try (var provider = OidcServer.open();
                var site = settings(scratch, provider).serve()) {
            Visitor admin = site.as("admin");
            admin.directory("/secrets");
            secrets.put("macaroon", macaroon(admin));
            secrets.put("web token", provider.token("storage.modify:/"));
            secrets.put("wrong macaroon", changed(secrets.get("macaroon")));
            secrets.put("wrong web token", changed(secrets.get("web token")));
            secrets.put("nonsense", "notatoken" + "0123456789".repeat(9));
            List.copyOf(secrets.values()).forEach(token -> show(site, token));
            passwords(site);

            String events = admin.api("/api/v1/events/log?limit=1000").is(200).text();
            assertThat(events).contains("/secrets/by-field", "/secrets/by-query");
            said.add(events);
            try (var listener = Listener.listen(new Visitor(site, "", ""), "authz=" + secrets.get("web token"))) {
                admin.put("/secrets/heard", "x").is(201);
                said.add(listener.await("file.created", "/secrets/heard").data());
            }
            said.add(read(Path.of("/proc/" + site.pid() + "/cmdline")));
            site.stop();
            said.add(site.log());
            for (Path file : Scratch.files(scratch.resolve("data"))) {
                said.add(read(file));
            }
        }
        assertThat(said).hasSizeGreaterThan(100);
        secrets.forEach((name, secret) -> assertThat(said).as(name).noneMatch(text -> text.contains(end(secret))));
    }

    private static Settings settings(Path scratch, OidcServer provider) {
        return Settings.write(scratch, """
            site:
              directory: %s/data
            access:
              issuers:
                - url: %s
                  audiences: [%s]
                  people:
                    - subject: %s
                      user: admin
            """.formatted(
                                scratch, provider.issuer(), OidcServer.AUDIENCE, OidcServer.ALICES_SUBJECT))
                .withAdmin();
    }

    private static String macaroon(Visitor admin) {
        Answer answer = admin.door("POST", "/", "", "Content-Type", "application/macaroon-request");
        return new JsonMapper().readTree(answer.is(200).body()).path("macaroon").asString();
    }

    /// Another last letter but one: a signature that does not fit.
    private static String changed(String token) {
        int at = token.length() - 3;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    private static String end(String secret) {
        return secret.substring(Math.max(0, secret.length() - TELLING));
    }

    /// In every way a token can be shown, to do what is done, refused, absent, malformed.
    private void show(Site site, String token) {
        Visitor anybody = new Visitor(site, "", "");
        String[] field = {"Authorization", "bEaReR " + token};
        String query = "?authz=" + token;
        hear(anybody.put("/secrets/by-field", "x", field));
        hear(anybody.put("/secrets/by-query" + query, "x"));
        for (String path : List.of("/secrets/", "/secrets", "/secrets/none", "/%2e%2e/x", "/secrets/x%ff")) {
            hear(anybody.get(path, field));
            hear(anybody.get(path + query));
        }
        hear(anybody.get("/secrets/" + query, field));
        hear(anybody.get("/secrets/" + query + "&authz=x"));
        hear(anybody.get("/secrets/" + query + "%ff"));
        hear(anybody.get("/secrets/", "Authorization", token));
        hear(anybody.get("/secrets/", "Authorization", "Digest " + token));
        hear(anybody.get("/secrets/", "Authorization", "Basic " + token));
        hear(anybody.door("BREW", "/secrets/" + query, "", field));
        hear(anybody.door("PROPFIND", "/secrets/" + query, "<not xml", field));
        hear(anybody.door("COPY", "/secrets/by-field" + query, "", "Destination", "/secrets/copy" + query));
        for (String path : List.of(
                "/api/v1/events/log", "/api/v1/events/log?limit=x", "/api/v1/events/channels", "/api/v1/nothing")) {
            hear(anybody.api(path, field));
            hear(anybody.api(path + (path.contains("?") ? "&" : "?") + query.substring(1)));
        }
        hear(anybody.api("/metrics" + query, field));
    }

    /// A page that a URL with a token leads on to has the same token in its address, as its reader has it already.
    private void hear(Answer answer) {
        boolean leadsOn = answer.status() == 301;
        said.add(leadsOn ? answer.text() : answer.toString());
    }

    private void passwords(Site site) {
        secrets.put("password", Site.PASSWORD);
        secrets.put("field", site.as("admin").authorization());
        String wrong = "Wr0ng-pass:word-of-nobody";
        secrets.put("wrong password", wrong);
        secrets.put("wrong field", new Visitor(site, "admin", wrong).authorization());
        String noColon = Base64.getEncoder().encodeToString("not-a-pair-of-anything".getBytes(StandardCharsets.UTF_8));
        secrets.put("malformed", noColon);
        for (Visitor who : List.of(site.as("admin"), site.as("nobody"), new Visitor(site, "admin", wrong))) {
            hear(who.get("/secrets/"));
            hear(who.get("/secrets/none"));
            hear(who.get("/secrets/x%ff"));
            hear(who.api("/api/v1/events/log?limit=x"));
        }
        hear(new Visitor(site, "", "").get("/", "Authorization", "Basic " + noColon));
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
