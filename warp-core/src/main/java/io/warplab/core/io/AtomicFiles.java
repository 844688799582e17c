package io.warplab.core.io;

import io.warplab.api.error.WarpException;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Writes whole files so that a reader sees the old file or the new one and never a part: written
 * aside in the same folder, flushed to the disk, renamed, and the folder flushed.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** What to write. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; need not close or flush. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces or makes {@code file}, and its folders where they are missing.
     *
     * @throws WarpException a failure {@code disk-full} or {@code write-failed} that names the file
     *     and the free bytes; the old file is then as it was
     */
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path aside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            try (FileChannel channel =
                    FileChannel.open(
                            aside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                OutputStream out =
                        new BufferedOutputStream(
                                new Unclosed(Channels.newOutputStream(channel)), 1 << 16);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(
                    aside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            flushFolder(target.getParent());
        } catch (IOException e) {
            discard(aside, e);
            throw failure(file, e);
        } catch (RuntimeException e) {
            discard(aside, e);
            throw e;
        }
    }

    /** {@link #write(Path, Content)} of UTF-8 text. */
    public static void writeText(Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(file, out -> out.write(bytes));
    }

    /**
     * The failure to report when {@code file} could not be written.
     *
     * @return {@code disk-full} when the cause says so, else {@code write-failed}
     */
    public static WarpException failure(Path file, IOException cause) {
        long free = freeBytes(file.toAbsolutePath());
        String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        boolean full =
                free == 0
                        || reason.contains("no space left")
                        || reason.contains("not enough space");
        String space = free < 0 ? "" : " (" + free + " bytes free there)";
        return WarpException.failure(
                full ? "disk-full" : "write-failed",
                (full ? "The disk is full: could not write " : "Could not write ")
                        + file
                        + space
                        + ": "
                        + (cause.getMessage() == null
                                ? cause.getClass().getSimpleName()
                                : cause.getMessage())
                        + ".",
                full
                        ? "Free some space or choose another folder with --out; what was there before is intact."
                        : "Check that the folder exists and may be written to, or choose another with --out.",
                cause);
    }

    private static long freeBytes(Path file) {
        for (Path p = file.getParent(); p != null; p = p.getParent()) {
            try {
                return Files.getFileStore(p).getUsableSpace();
            } catch (IOException e) {
                continue; // not made yet: ask its parent
            }
        }
        return -1;
    }

    private static void flushFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // some systems cannot open a folder; the rename itself is done
        }
    }

    private static void discard(Path aside, Exception cause) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Keeps the channel open for the flush to disk even when the content closes its stream. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
