package io.warplab.datasets.file;

import io.warplab.api.error.WarpException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of data, plain or gzipped (told by its first bytes, not by its name).
 *
 * @param path where it is
 */
public record DataFile(Path path) {
    private static final int GZIP_MAGIC = 0x1f8b;

    /** The name that messages use. */
    public String name() {
        return path.getFileName().toString();
    }

    /**
     * Refuses what is no file.
     *
     * @throws WarpException {@code no-such-file}
     */
    public void require() {
        if (!Files.isRegularFile(path)) {
            throw WarpException.user(
                    "no-such-file",
                    Files.isDirectory(path)
                            ? "Expected a file, " + path + " is a folder."
                            : "Data file " + path + " does not exist.",
                    "Check the path; it is relative to the run file's folder.");
        }
    }

    /** Opens it, buffered and unpacked. */
    public InputStream open() throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path));
        try {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in)) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /**
     * What to throw when reading fails.
     *
     * @param code of a user error where the file itself is broken
     */
    public WarpException unreadable(String code, Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof EOFException || root instanceof ZipException) {
            return WarpException.user(
                    code,
                    path + " begins like a gzip file but is broken: " + root.getMessage() + ".",
                    "Compress or copy it again.");
        }
        return WarpException.failure(
                "unreadable-file",
                path + " cannot be read: " + root.getMessage() + ".",
                "Check its permissions and the disk.",
                e);
    }
}
