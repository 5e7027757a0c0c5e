package org.tidings.door;

import org.tidings.model.Mode;

/// How a site does things that could be done otherwise.
///
/// @param createsParents whether an upload makes the directories missing on its way (RFC 4918 §9.7.1 says no)
/// @param fileMode of new files
/// @param directoryMode of new directories
public record Customs(boolean createsParents, Mode fileMode, Mode directoryMode) {
    public static final Customs DEFAULT = new Customs(false, new Mode(0644), new Mode(0755));

    public Customs creatingParents(boolean creates) {
        return new Customs(creates, fileMode, directoryMode);
    }
}
