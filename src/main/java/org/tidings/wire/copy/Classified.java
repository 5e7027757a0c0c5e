package org.tidings.wire.copy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.tidings.door.Refusal;
import org.tidings.model.CopyFailure;

/// Which class of failure something is. Pure.
final class Classified {
    private Classified() {}

    /// An answer of the source other than its bytes.
    static CopyFailed source(Peer source, int status) {
        CopyFailure why = switch (status) {
            case 404, 410 -> CopyFailure.SOURCE_MISSING;
            case 408, 421, 425, 429 -> CopyFailure.SOURCE_UNREACHABLE;
            default -> status / 100 == 4 ? CopyFailure.SOURCE_DENIED : CopyFailure.SOURCE_UNREACHABLE;
        };
        return new CopyFailed(why, "the source " + source.server() + " answered " + status);
    }

    /// An answer of the destination that takes nothing.
    static CopyFailed destination(Peer destination, int status) {
        CopyFailure why = switch (status) {
            case 404, 409, 410 -> CopyFailure.DESTINATION_MISSING;
            case 405, 412 -> CopyFailure.DESTINATION_TAKEN;
            case 413, 507 -> CopyFailure.NO_SPACE;
            case 408, 421, 425, 429 -> CopyFailure.DESTINATION_UNREACHABLE;
            default -> status / 100 == 4 ? CopyFailure.DESTINATION_DENIED : CopyFailure.DESTINATION_UNREACHABLE;
        };
        return new CopyFailed(why, "the destination " + destination.server() + " answered " + status);
    }

    /// What went wrong on the way.
    ///
    /// @param unreachable what it is when the other side does not answer
    static CopyFailed broken(Peer peer, IOException why, CopyFailure unreachable) {
        return switch (why) {
            case CheckedNames.AddressRefused _ ->
                new CopyFailed(
                        CopyFailure.ADDRESS_REFUSED,
                        "this site does not connect to addresses as those of " + peer.host());
            case PeerClient.AstrayException astray ->
                new CopyFailed(unreachable, peer.server() + " " + astray.getMessage());
            case UnknownHostException _ -> new CopyFailed(unreachable, peer.host() + " has no address");
            case ConnectTimeoutException _, HttpHostConnectException _ ->
                new CopyFailed(unreachable, peer.server() + " takes no connection");
            case SocketTimeoutException _ -> new CopyFailed(CopyFailure.TIMEOUT, peer.server() + " is silent");
            case SSLException _ ->
                new CopyFailed(
                        unreachable,
                        "no trusted TLS connection to " + peer.server()
                                + ", whose certificate is to name it and to be of a known authority");
            case ClientProtocolException _ ->
                new CopyFailed(unreachable, peer.server() + " does not speak HTTP as it should");
            default -> new CopyFailed(unreachable, peer.server() + " broke the connection off");
        };
    }

    /// What our own door says to the bytes of a pull.
    static CopyFailed here(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Forbidden _, Refusal.Locked _, Refusal.NoSuchLock _, Refusal.TooMuch _, Refusal.IntoItself _ ->
                new CopyFailed(CopyFailure.DESTINATION_DENIED, "the copy may not be written here");
            case Refusal.TooLarge(long mostBytes) ->
                new CopyFailed(
                        CopyFailure.DESTINATION_DENIED, "the token is for files of at most " + mostBytes + " bytes");
            case Refusal.Absent _, Refusal.ParentAbsent _, Refusal.NotADirectory _ ->
                new CopyFailed(CopyFailure.DESTINATION_MISSING, "the directory of the copy is missing");
            case Refusal.PathTaken _, Refusal.NotEmpty _, Refusal.PreconditionFailed _ ->
                new CopyFailed(CopyFailure.DESTINATION_TAKEN, "something is there that is not to be overwritten");
            case Refusal.ChecksumMismatch(var expected, var computed) ->
                new CopyFailed(
                        CopyFailure.CHECKSUM_MISMATCH, "the bytes that came have " + computed + ", not " + expected);
            case Refusal.Truncated(long announced, long received) ->
                new CopyFailed(
                        CopyFailure.SIZE_MISMATCH,
                        announced + " bytes were announced, and " + (received > announced ? "more" : received)
                                + " came");
            case Refusal.NoSpace _ -> new CopyFailed(CopyFailure.NO_SPACE, "there is no space left here");
            case Refusal.Contended _, Refusal.Unavailable _, Refusal.Lost _ ->
                new CopyFailed(CopyFailure.DESTINATION_UNREACHABLE, "others keep changing the place of the copy");
        };
    }
}
