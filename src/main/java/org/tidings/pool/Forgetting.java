package org.tidings.pool;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.Reaction;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ChannelEvent;
import org.tidings.model.Content;
import org.tidings.model.EventType;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Recorded;
import org.tidings.model.StorageEvent;

/// Removes bytes whose file was deleted or got others, once that is committed.
///
/// Asked twice it does no harm: a key is used once, so what it removes was never given to anybody else. What it
/// cannot remove, because the disk is away, the [Sweeper] finds after the next start.
public final class Forgetting implements Reaction {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Pools pools;

    public Forgetting(Pools pools) {
        this.pools = pools;
    }

    @Override
    public List<StorageEvent> react(Recorded recorded) {
        switch (recorded.event()) {
            case NamespaceEvent.FileDeleted deleted -> forget(deleted.subject().id(), deleted.content());
            case NamespaceEvent.FileWritten written -> forget(written.subject().id(), written.previous());
            case NamespaceEvent other -> {}
            case AccessEvent other -> {}
            case AccessesMissed other -> {}
            case ChannelEvent other -> {}
            case CatalogueEvent other -> {}
        }
        return List.of();
    }

    @Override
    public boolean concerns(EventType type) {
        return type == EventType.FILE_DELETED || type == EventType.FILE_WRITTEN;
    }

    private void forget(FileId file, Content content) {
        var key = new Pool.Key(file, content.generation());
        try {
            pools.named(content.pool()).ifPresent(pool -> pool.remove(key));
        } catch (PoolBroken broken) {
            LOG.warn("bytes stay until the next start: {}", broken.getMessage());
        }
    }
}
