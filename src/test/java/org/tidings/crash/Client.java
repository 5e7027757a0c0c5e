package org.tidings.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// One user's connection to a site.
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DAV = "DAV:";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Site site;
    private final String login;

    Client(Site site, String user) {
        this.site = site;
        this.login = "Basic " + Base64.getEncoder().encodeToString((user + ":" + Site.PASSWORD).getBytes(UTF_8));
    }

    /// The answer was not one that the request can have.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    boolean answers() {
        try {
            return status(request(site.door() + "/data", "OPTIONS", BodyPublishers.noBody())) < 400
                    && status(request(site.api() + "/readyz", "GET", BodyPublishers.noBody())) < 400;
        } catch (IOException | Wrong notYet) {
            return false;
        }
    }

    /// Does the step, and returns when it is acknowledged.
    ///
    /// @throws IOException when no answer came: it may have happened or not
    /// @throws Wrong when the answer was a refusal
    void perform(Step step) throws IOException {
        switch (step) {
            case Step.Put put -> must(door(put.path(), "PUT", BodyPublishers.ofByteArray(put.bytes())), step);
            case Step.Delete delete -> must(door(delete.path(), "DELETE", BodyPublishers.noBody()), step);
            case Step.MakeDirectory make -> must(door(make.path(), "MKCOL", BodyPublishers.noBody()), step);
            case Step.Move move ->
                must(
                        door(move.from(), "MOVE", BodyPublishers.noBody())
                                .header("Destination", site.door() + encoded(move.to())),
                        step);
        }
    }

    private void must(HttpRequest.Builder request, Step step) throws IOException {
        int status = status(request);
        if (status / 100 != 2) {
            throw new Wrong(step + " was answered with " + status);
        }
    }

    /// What exists at and below a directory, every file read.
    Tree look(String root) throws IOException {
        var entries = new TreeMap<String, Optional<Print>>();
        var propfind = door(root, "PROPFIND", BodyPublishers.noBody()).header("Depth", "infinity");
        var answer = send(propfind);
        if (answer.statusCode() == 404) {
            return Tree.EMPTY;
        }
        var responses = multistatus(answer).getElementsByTagNameNS(DAV, "response");
        for (int i = 0; i < responses.getLength(); i++) {
            Element response = (Element) responses.item(i);
            String path = pathOf(text(response, "href"));
            boolean directory =
                    response.getElementsByTagNameNS(DAV, "collection").getLength() > 0;
            entries.put(
                    path, directory ? Optional.empty() : Optional.of(read(path, text(response, "getcontentlength"))));
        }
        return new Tree(entries);
    }

    private static Element multistatus(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 207) {
            throw new Wrong("PROPFIND was answered with " + answer.statusCode());
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(answer.body()))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new Wrong("PROPFIND was answered with bad XML: " + e.getMessage());
        }
    }

    private static String text(Element element, String name) {
        Node node = element.getElementsByTagNameNS(DAV, name).item(0);
        return node == null ? "" : node.getTextContent().strip();
    }

    private static String pathOf(String href) {
        String path = href.startsWith("http") ? URI.create(href).getRawPath() : href;
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
        return decoded.endsWith("/") ? decoded.substring(0, decoded.length() - 1) : decoded;
    }

    private Print read(String path, String announcedBytes) throws IOException {
        var answer = send(door(path, "GET", BodyPublishers.noBody()));
        if (answer.statusCode() != 200) {
            throw new Wrong("GET of " + path + " was answered with " + answer.statusCode());
        }
        Print print = Print.of(answer.body());
        if (!announcedBytes.equals("" + print.sizeBytes())) {
            throw new Wrong(path + " has " + print.sizeBytes() + " bytes and PROPFIND says " + announcedBytes);
        }
        return print;
    }

    /// One page of the log after a cursor.
    JsonNode page(String cursor) throws IOException {
        var answer = send(request(
                site.api() + "/api/v1/events/log?path=/&limit=1000&from=" + encoded(cursor),
                "GET",
                BodyPublishers.noBody()));
        if (answer.statusCode() != 200) {
            throw new Wrong(
                    "the log was answered with " + answer.statusCode() + ": " + new String(answer.body(), UTF_8));
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder door(String path, String method, BodyPublisher body) {
        return request(site.door() + encoded(path), method, body);
    }

    private HttpRequest.Builder request(String url, String method, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Authorization", login)
                .method(method, body);
    }

    private int status(HttpRequest.Builder request) throws IOException {
        return send(request).statusCode();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (java.net.http.HttpTimeoutException e) {
            throw new Wrong("no answer came in " + PATIENCE.toSeconds() + " s: " + request.build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// A path for a URL: RFC 3986 unreserved characters and slashes as they are, all else in percent.
    static String encoded(String path) {
        var text = new StringBuilder();
        for (byte b : path.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            text.append(plain ? "" + c : String.format("%%%02X", (int) c));
        }
        return text.toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
