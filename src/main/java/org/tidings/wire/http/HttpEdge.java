package org.tidings.wire.http;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.tidings.ledger.Worker;

/// One listening address, each request on a virtual thread.
///
/// Paths reach the handler as they stood on the request line: [RequestTarget] judges them, not the server.
public final class HttpEdge implements AutoCloseable {
    /// Bytes moved at once: the size of a buffer of a body, either way.
    public static final int BUFFER_BYTES = 256 * 1024;

    private static final int SELECTING_THREADS = 16;
    private static final long POOLED_BYTES = 128L << 20;
    private static final int BACKLOG = 1024;

    private final Server server;
    private final ServerConnector connector;
    private final String scheme;
    private final Optional<Worker> certificateWatch;

    private HttpEdge(Listening at, Handler handler, Request.Handler errors) {
        server = new Server(threads(at.name()), null, buffers());
        Optional<SslContextFactory.Server> tls = at.tls().map(HttpEdge::tls);
        certificateWatch = at.tls().map(files -> new CertificateWatch(files, tls.orElseThrow()));
        scheme = tls.isPresent() ? "https" : "http";
        connector = new ServerConnector(server, 1, -1, protocols(at, tls));
        connector.setHost(at.address());
        connector.setPort(at.port());
        connector.setIdleTimeout(at.limits().pace().idle().toMillis());
        connector.setAcceptQueueSize(BACKLOG);
        server.addConnector(connector);
        var guests = new Guests(at.limits().crowding(), tls.isEmpty());
        connector.addBean(guests);
        connector.addBean(new Punctuality(connector, guests, at.limits().pace()));
        at.limits().sizes().holdFor(server);
        var paced = new SteadyPace(handler, at.limits().pace());
        server.setHandler(
                new UnreadBody(new Turnstile(paced, guests, at.limits().crowding())));
        server.setErrorHandler(errors);
        server.setStopTimeout(at.limits().stopping().toMillis());
    }

    /// Begins to listen.
    ///
    /// @param errors answers what never reached the handler, such as a request that is not HTTP
    /// @throws HttpBroken when the address is taken, or would carry passwords in clear
    public static HttpEdge open(Listening at, Handler handler, Request.Handler errors) {
        at.check();
        HttpEdge edge = new HttpEdge(at, handler, errors);
        try {
            edge.server.start();
            return edge;
        } catch (IOException e) {
            edge.close();
            throw new HttpBroken(
                    "The " + at.name() + " cannot listen on " + at.address() + ":" + at.port()
                            + ": is another program there? Choose another port with its configuration key or flag.",
                    e);
        } catch (Exception e) {
            edge.close();
            throw new HttpBroken("The " + at.name() + " cannot start: " + e.getMessage(), e);
        }
    }

    /// The port it listens on, also when any free one was asked for.
    public int port() {
        return connector.getLocalPort();
    }

    /// The root of what it serves.
    public URI uri() {
        String host = connector.getHost();
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/");
    }

    /// What takes a changed certificate into use; only with TLS.
    public Optional<Worker> certificateWatch() {
        return certificateWatch;
    }

    /// Stops listening, lets running requests end for a while, and frees the port.
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new HttpBroken("The server did not stop in order: " + e.getMessage(), e);
        } finally {
            server.destroy();
        }
    }

    private static QueuedThreadPool threads(String name) {
        QueuedThreadPool threads = new QueuedThreadPool(SELECTING_THREADS, 4);
        threads.setName(name);
        threads.setReservedThreads(0);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(name + "-request-"));
        return threads;
    }

    private static ArrayByteBufferPool buffers() {
        return new ArrayByteBufferPool(0, 4096, BUFFER_BYTES, Integer.MAX_VALUE, POOLED_BYTES, POOLED_BYTES);
    }

    private static SslContextFactory.Server tls(PemFiles files) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(files.keyStore());
        tls.setKeyStorePassword("");
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return tls;
    }

    private static ConnectionFactory[] protocols(Listening at, Optional<SslContextFactory.Server> tls) {
        HttpConfiguration http = configuration(at.limits());
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        if (tls.isEmpty()) {
            return new ConnectionFactory[] {http1};
        }
        http.addCustomizer(new SecureRequestCustomizer(false));
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        SslConnectionFactory ssl = new SslConnectionFactory(tls.get(), alpn.getProtocol());
        return switch (at.versions()) {
            case HTTP_1 -> new ConnectionFactory[] {ssl, alpn, http1};
            case HTTP_1_AND_2 -> new ConnectionFactory[] {ssl, alpn, new Http2(http), http1};
        };
    }

    private static HttpConfiguration configuration(Listening.Limits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(limits.sizes().headerBytes());
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setInputBufferSize(64 * 1024);
        http.setMaxUnconsumedRequestContentReads(64);
        return http;
    }
}
