package org.tidings.model;

/// POSIX permission bits: read, write, execute (on a directory: traverse) for owner, group and others, and
/// the sticky, set-group and set-user bits.
///
/// @param bits 0 to 07777
public record Mode(int bits) {
    public static final int READ = 4;
    public static final int WRITE = 2;
    public static final int TRAVERSE = 1;
    public static final int STICKY = 01000;
    public static final int SET_GROUP = 02000;

    public Mode {
        if (bits < 0 || bits > 07777) {
            throw new IllegalArgumentException("a mode lies between 0 and 07777");
        }
    }

    /// The three bits that hold for the owner.
    public int ofOwner() {
        return (bits >> 6) & 7;
    }

    /// The three bits that hold for members of the group.
    public int ofGroup() {
        return (bits >> 3) & 7;
    }

    /// The three bits that hold for everybody else.
    public int ofOthers() {
        return bits & 7;
    }

    public boolean isSticky() {
        return (bits & STICKY) != 0;
    }

    /// On a directory: what is made in it gets its group.
    public boolean isSetGroup() {
        return (bits & SET_GROUP) != 0;
    }

    /// Four octal digits, as in `0755`.
    public String octal() {
        return Integer.toOctalString(010000 | bits).substring(1);
    }

    public static Mode ofOctal(String digits) {
        return new Mode(Integer.parseInt(digits, 8));
    }

    @Override
    public String toString() {
        return octal();
    }
}
