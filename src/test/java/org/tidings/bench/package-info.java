/// The bench: a started Tidings process, measured black-box beside its peers in the same run on the same machine.
///
/// Each {@link org.tidings.bench.Row} measures one line of the table in `docs/performance.md`: first ours, then the
/// peer
/// (nginx with dav, dav-ext and nchan, kernel inotify, a plain Java program that syncs), and says figures with their
/// targets.
/// Ratios count, not seconds: another machine gives other seconds.
///
/// **Hears** the command line ({@link org.tidings.bench.Options}) and, over sockets, what the servers answer.
/// **Says** one table. **Never** touches a room of Tidings: it speaks HTTP and reads `/proc`. The one exception is
/// {@link org.tidings.bench.NamespaceRow}, which fills a ledger in-process because ten million uploads would take an
/// hour.
///
/// Start reading at {@link org.tidings.bench.BenchMain}, then any row.
///
/// Invariant: the load generator is the same code for ours and for the peer.
@NullMarked
package org.tidings.bench;

import org.jspecify.annotations.NullMarked;
