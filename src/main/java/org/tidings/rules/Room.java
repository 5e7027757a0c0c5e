package org.tidings.rules;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;

/// How much more RSEs can take, as far as their attributes tell; numbers of bytes, both of them.
final class Room {
    /// What is free there, as the RSE told.
    static final String FREE = "free";
    /// What our copies may use there at all, as an operator said.
    static final String CAPACITY = "capacity";

    private Room() {}

    static Map<Rse, Long> freeBytes(Catalogue catalogue, Collection<RseRecord> rses) {
        Map<Rse, Long> free = new HashMap<>();
        for (RseRecord rse : rses) {
            at(catalogue, rse).ifPresent(bytes -> free.put(rse.rse(), bytes));
        }
        return free;
    }

    private static Optional<Long> at(Catalogue catalogue, RseRecord rse) {
        Optional<Long> told = bytes(rse, FREE);
        Optional<Long> left = bytes(rse, CAPACITY)
                .map(most -> most - catalogue.holdings(rse.rse()).bytes());
        return told.isPresent() && left.isPresent()
                ? Optional.of(Math.min(told.get(), left.get()))
                : told.or(() -> left);
    }

    private static Optional<Long> bytes(RseRecord rse, String attribute) {
        return Numbers.read(rse.attributes().get(attribute)).map(BigDecimal::longValue);
    }
}
