package io.warplab.datasets.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.warplab.api.error.WarpException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A delimited text file in UTF-8, plain or gzipped (told by its first bytes, not by its name).
 *
 * @param path where it is
 * @param delimiter auto, tab or one character
 * @param comment character that starts a comment line, or empty
 * @param decimalComma whether a comma may not separate cells
 */
record CsvFile(Path path, String delimiter, String comment, boolean decimalComma) {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final String CANDIDATES = ",;\t|";

    /** The name that messages use. */
    String name() {
        return path.getFileName().toString();
    }

    /**
     * Hands over every row that is neither empty nor a comment, with the number of its first line
     * (from 1), its cells stripped of surrounding blanks.
     *
     * @throws WarpException when the file is missing, is no text table or cannot be read
     */
    void forEachRow(BiConsumer<Long, List<String>> row) {
        requireFile();
        try (CsvReader<CsvRecord> reader = builder().ofCsvRecord(open())) {
            for (CsvRecord record : reader) {
                List<String> cells = record.getFields().stream().map(String::strip).toList();
                if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                    row.accept(record.getStartingLineNumber(), cells);
                }
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw unreadable(e);
        }
    }

    private void requireFile() {
        if (!Files.isRegularFile(path)) {
            throw WarpException.user(
                    "no-such-file",
                    Files.isDirectory(path)
                            ? "Expected a file, " + path + " is a folder."
                            : "Data file " + path + " does not exist.",
                    "Check the path; it is relative to the run file's folder.");
        }
    }

    private CsvReader.CsvReaderBuilder builder() throws IOException {
        CsvReader.CsvReaderBuilder builder =
                CsvReader.builder()
                        .fieldSeparator(separator())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .detectBomHeader(true);
        return comment.isEmpty()
                ? builder.commentStrategy(CommentStrategy.NONE)
                : builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment.charAt(0));
    }

    private char separator() throws IOException {
        return switch (delimiter) {
            case "auto" -> detected();
            case "tab" -> '\t';
            default -> delimiter.charAt(0);
        };
    }

    /** What occurs most often, outside quotes, in the first line that is not a comment. */
    private char detected() throws IOException {
        char best = decimalComma ? ';' : ',';
        int most = 0;
        String line = firstLine();
        for (char candidate : CANDIDATES.toCharArray()) {
            int count = occurrences(line, candidate);
            if (count > most && !(decimalComma && candidate == ',')) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private String firstLine() throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(
                            line ->
                                    !line.isBlank()
                                            && (comment.isEmpty() || !line.startsWith(comment)))
                    .findFirst()
                    .orElse("");
        }
    }

    private static int occurrences(String line, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            quoted ^= c == '"';
            count += c == wanted && !quoted ? 1 : 0;
        }
        return count;
    }

    private InputStream open() throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path));
        try {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private WarpException unreadable(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof EOFException || root instanceof ZipException) {
            return WarpException.user(
                    "bad-csv",
                    path + " begins like a gzip file but is broken: " + root.getMessage() + ".",
                    "Compress or copy it again.");
        }
        if (root instanceof CsvParseException) {
            return WarpException.user(
                    "bad-csv",
                    path + " is not a table of delimited text: " + root.getMessage(),
                    "Check its quotes, and the delimiter and comment settings.");
        }
        return WarpException.failure(
                "unreadable-file",
                path + " cannot be read: " + root.getMessage() + ".",
                "Check its permissions and the disk.",
                e);
    }
}
