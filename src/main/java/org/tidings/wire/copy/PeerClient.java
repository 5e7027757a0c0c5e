package org.tidings.wire.copy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpEntityContainer;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.tidings.wire.http.RequestRefused;

/// Speaks HTTP with other sites: one question, one reply, redirects followed by our own rules.
final class PeerClient implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final int LONGEST_LINE = 32 << 10;
    private static final int MOST_FIELDS = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);
    private static final TimeValue IDLE = TimeValue.ofSeconds(20);
    private static final String USER_AGENT = "tidings-tpc";

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient http;
    private final CheckedNames names;

    PeerClient(CopyRules rules) {
        this(rules, new CheckedNames(rules.addresses(), InetAddress::getAllByName));
    }

    PeerClient(CopyRules rules, CheckedNames names) {
        this.names = names;
        connections = connections(rules, names);
        http = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(config(rules))
                .setRetryStrategy(new OnceOnALostConnection())
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(CopyRules rules, CheckedNames names) {
        var wire = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_FIELDS)
                .build();
        Timeout connect = Timeout.of(rules.connect());
        int most = 2 * rules.room().atOnce();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(wire)
                        .build())
                .setDnsResolver(names)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(Trust.in(rules.authority())))
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(longest(rules.patience()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .build();
    }

    private static RequestConfig config(CopyRules rules) {
        return RequestConfig.custom()
                .setResponseTimeout(longest(rules.patience()))
                .setExpectContinueEnabled(true)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
    }

    /// Whoever watches a [Progress] ends what takes too long; this is for when nobody does.
    private static Timeout longest(Patience patience) {
        return Timeout.of(patience.firstByte().plus(patience.stall()));
    }

    /// Looks the peer's name up, to say at once when it cannot be connected to.
    ///
    /// @return whether it can, as far as its name says
    boolean permits(Peer peer) {
        try {
            names.resolve(peer.host());
            return true;
        } catch (CheckedNames.AddressRefused refused) {
            return false;
        } catch (IOException unknown) {
            return true;
        }
    }

    /// Asks, and follows redirects. What the client gave for one server is shown to no other.
    Reply ask(Question question, Progress progress) throws IOException, CopyFailed {
        Peer at = question.at();
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            Reply reply = once(question, at, progress);
            Optional<String> location = REDIRECTS.contains(reply.status()) ? reply.field("Location") : Optional.empty();
            if (location.isEmpty()) {
                return reply;
            }
            reply.close();
            at = redirected(at, location.get());
        }
        throw new AstrayException("redirects more than " + MOST_REDIRECTS + " times");
    }

    private Reply once(Question question, Peer at, Progress progress) throws IOException, CopyFailed {
        var request = new HttpUriRequestBase(question.method(), at.uri());
        if (at.isSameOrigin(question.at())) {
            question.forwarded().forEach(field -> request.addHeader(field.name(), field.value()));
        }
        question.own().forEach(field -> request.setHeader(field.name(), field.value()));
        question.body().ifPresent(request::setEntity);
        progress.ask(request::cancel);
        return new Reply(http.executeOpen(null, request, null));
    }

    private static Peer redirected(Peer from, String location) throws AstrayException {
        try {
            return from.redirected(location);
        } catch (RequestRefused nowhere) {
            throw new AstrayException("redirects to where this site does not go");
        }
    }

    /// Gives up connections that nobody has used for a while.
    void closeIdle() {
        connections.closeIdle(IDLE);
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
        connections.close(CloseMode.IMMEDIATE);
    }

    /// A server leads us on and on, or nowhere.
    static final class AstrayException extends IOException {
        private static final long serialVersionUID = 1;

        AstrayException(String what) {
            super(what);
        }
    }

    /// A connection that was kept may have been closed at its other end meanwhile: then the question goes out once
    /// more.
    private static final class OnceOnALostConnection implements HttpRequestRetryStrategy {
        @Override
        public boolean retryRequest(HttpRequest request, IOException why, int times, HttpContext context) {
            boolean lost = why instanceof NoHttpResponseException
                    || (why instanceof SocketException && !(why instanceof ConnectException));
            return times <= 1 && lost && !hasSentABody(request);
        }

        private static boolean hasSentABody(HttpRequest request) {
            return request instanceof HttpEntityContainer container
                    && container.getEntity() instanceof StoredBody body
                    && body.hasBegun();
        }

        @Override
        public boolean retryRequest(HttpResponse response, int times, HttpContext context) {
            return false;
        }

        @Override
        public TimeValue getRetryInterval(HttpResponse response, int times, HttpContext context) {
            return TimeValue.ZERO_MILLISECONDS;
        }
    }
}
