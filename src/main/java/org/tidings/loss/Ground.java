package org.tidings.loss;

import org.tidings.ledger.Ledger;
import org.tidings.model.Origin;
import org.tidings.namespace.Inventory;
import org.tidings.namespace.Namespace;
import org.tidings.pool.Pools;

/// What the workers of this room stand on.
///
/// @param pools as they are, without anybody who doubts them
/// @param site whose doing it is
public record Ground(Namespace namespace, Inventory inventory, Ledger ledger, Pools pools, Origin site) {
    Telling telling() {
        return new Telling(namespace, ledger, site);
    }
}
