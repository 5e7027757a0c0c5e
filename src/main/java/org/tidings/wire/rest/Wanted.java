package org.tidings.wire.rest;

/// What is to be told of entries, beside what always is.
///
/// @param locality whether their bytes can be read now
/// @param locations the pools that hold them
/// @param qos how well they are kept
/// @param optional whatever else is known
record Wanted(
        boolean locality,
        boolean locations,
        boolean qos,
        boolean xattr,
        boolean labels,
        boolean checksum,
        boolean optional) {
    static final Wanted ALL = new Wanted(true, true, true, true, true, true, true);

    /// As the query says.
    ///
    /// @throws org.tidings.wire.http.RequestRefused when anybody asks for what is for users
    static Wanted of(Asking asking) {
        boolean qos = asking.flag("qos");
        if (qos && asking.visit().who().isAnonymous()) {
            throw asking.forbidden("The quality of service is told to users.");
        }
        return new Wanted(
                asking.flag("locality"),
                asking.flag("locations"),
                qos,
                asking.flag("xattr"),
                asking.flag("labels"),
                asking.flag("checksum"),
                asking.flag("optional"));
    }
}
