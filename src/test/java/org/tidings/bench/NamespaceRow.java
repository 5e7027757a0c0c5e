package org.tidings.bench;

/// Creates/s in a ledger of ten million files beside one of ten thousand.
final class NamespaceRow implements Row {
    @Override
    public String name() {
        return "namespace";
    }

    @Override
    public void measure(Bench bench) {
        bench.say("not measured yet: waits for the ledger");
    }
}
