package org.tidings.wire.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.api.server.ServerSessionListener;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// HTTP/2, but not for uploads of programs that get those wrong: they are told to come again with HTTP/1.1 (RFC 9113
/// §7).
///
/// XRootD pushes through libcurl; with that of Debian 12 (7.88.1) it announces the length of a file, ends the stream
/// without a byte of it, and reports a stream error.
final class Http2 extends HTTP2ServerConnectionFactory {
    private static final String XROOTD = "xrootd-tpc/";

    Http2(HttpConfiguration http) {
        super(http);
    }

    @Override
    protected ServerSessionListener newSessionListener(Connector connector, EndPoint end) {
        return new HTTPServerSessionListener(end) {
            @Override
            public Stream.@Nullable Listener onNewStream(Stream stream, HeadersFrame frame) {
                if (frame.getMetaData() instanceof MetaData.Request request && isGotWrong(request)) {
                    int why = ErrorCode.HTTP_1_1_REQUIRED_ERROR.code;
                    stream.reset(new ResetFrame(stream.getId(), why), Callback.NOOP);
                    return null;
                }
                return super.onNewStream(stream, frame);
            }
        };
    }

    private static boolean isGotWrong(MetaData.Request request) {
        String agent = request.getHttpFields().get(HttpHeader.USER_AGENT);
        return HttpMethod.PUT.is(request.getMethod()) && agent != null && agent.startsWith(XROOTD);
    }
}
