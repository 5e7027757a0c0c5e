package org.tidings.app;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// What an exception of the system says, in words for people.
public final class Sentences {
    private Sentences() {}

    /// Without a full stop.
    public static String of(Throwable problem) {
        return switch (problem) {
            case NoSuchFileException e -> "there is no " + e.getFile();
            case AccessDeniedException e -> "no permission for " + e.getFile();
            case FileAlreadyExistsException e -> e.getFile() + " is there already";
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            case BindException e -> "the port is in use";
            case Throwable e when e.getMessage() != null -> e.getMessage();
            case Throwable e -> e.getClass().getSimpleName();
        };
    }
}
