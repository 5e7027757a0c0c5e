package org.tidings.transfer;

import java.util.Optional;
import org.tidings.model.Did;
import org.tidings.model.Fingerprint;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.Mode;

/// What can be done at sites: a copy from one to another, a look, a removal. Each waits until it is done.
public interface CopyEngine {

    /// Has one file copied. What it says it copied is not believed until [#look] agrees.
    Outcome copy(Order order);

    /// What lies there now, by the site's own word.
    Sight look(Rse rse, StoragePath path);

    /// Removes a file that holds these bytes; one that is not there is removed already, one with other bytes stays.
    Outcome remove(Rse rse, StoragePath path, Fingerprint bytes);

    /// One copy that is wanted.
    ///
    /// @param bytes as they have to arrive
    /// @param over what may be written over at the destination; other bytes than these stay
    record Order(Did did, Place from, Place to, Fingerprint bytes, Mode mode, Optional<Fingerprint> over) {}

    /// A path at an RSE.
    record Place(Rse rse, StoragePath path) {}

    /// How it ended.
    sealed interface Outcome {
        record Done() implements Outcome {}

        record Failed(Failure failure) implements Outcome {}
    }

    /// What was seen.
    sealed interface Sight {
        record Present(Fingerprint bytes) implements Sight {}

        record Absent() implements Sight {}

        record Unknown(Failure failure) implements Sight {}
    }
}
