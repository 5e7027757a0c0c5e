package org.tidings.app;

import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.tidings.config.Config;
import org.tidings.ledger.Signal;
import org.tidings.wire.http.HttpEdge;
import org.tidings.wire.http.Listening;
import org.tidings.wire.http.PemFiles;

/// Opens the addresses a site listens on.
///
/// @param keep is given what is to be closed with the house
record Edges(Config config, Consumer<AutoCloseable> keep, Runner runner) {

    /// Begins to listen.
    ///
    /// @param name for threads and messages
    /// @param errors answers what never reached the handler
    HttpEdge open(String name, Listening.Versions versions, Config.Edge at, Handler handler, Request.Handler errors) {
        var tls = config.edges().tls().map(files -> new PemFiles(files.certificate(), files.key()));
        var listening = new Listening(
                name,
                at.address(),
                at.port(),
                tls,
                config.edges().plainHttpEverywhere(),
                versions,
                Bounds.of(config.limits()));
        var edge = HttpEdge.open(listening, handler, errors);
        keep.accept(edge);
        edge.certificateWatch().ifPresent(watch -> runner.run(watch, new Signal(), Runner.Kind.VIRTUAL));
        return edge;
    }
}
