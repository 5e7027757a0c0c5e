package org.tidings.wire.dav;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tidings.door.Lock;

/// Locks as WebDAV's properties show them (RFC 4918 §15.8, §15.10); the prefix `D` means `DAV:`.
final class LockXml {
    static final String SUPPORTED = "<D:lockentry><D:lockscope><D:exclusive/></D:lockscope>"
            + "<D:locktype><D:write/></D:locktype></D:lockentry>"
            + "<D:lockentry><D:lockscope><D:shared/></D:lockscope>"
            + "<D:locktype><D:write/></D:locktype></D:lockentry>";

    private LockXml() {}

    /// The content of `lockdiscovery`.
    static String of(List<Lock> locks, Addresses addresses, Instant now) {
        if (locks.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        locks.forEach(lock -> append(lock, addresses.href(lock.root(), false), now, out));
        return out.toString();
    }

    private static void append(Lock lock, String root, Instant now, StringBuilder out) {
        Lock.Wanted what = lock.what();
        boolean exclusive = what.scope() == Lock.Scope.EXCLUSIVE;
        out.append("<D:activelock><D:locktype><D:write/></D:locktype><D:lockscope>")
                .append(exclusive ? "<D:exclusive/>" : "<D:shared/>")
                .append("</D:lockscope><D:depth>")
                .append(what.deep() ? "infinity" : "0")
                .append("</D:depth><D:owner>")
                .append(what.note())
                .append("</D:owner><D:timeout>Second-")
                .append(Math.max(0, Duration.between(now, lock.expires()).toSeconds()))
                .append("</D:timeout><D:locktoken><D:href>")
                .append(XmlText.escaped(lock.token()))
                .append("</D:href></D:locktoken><D:lockroot><D:href>")
                .append(XmlText.escaped(root))
                .append("</D:href></D:lockroot></D:activelock>");
    }
}
