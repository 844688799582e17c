package io.warplab.datasets.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.warplab.api.error.WarpException;
import io.warplab.datasets.file.DataFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A delimited text file in UTF-8.
 *
 * @param file where it is
 * @param delimiter auto, tab or one character
 * @param comment character that starts a comment line, or empty
 * @param decimalComma whether a comma may not separate cells
 */
record CsvFile(DataFile file, String delimiter, String comment, boolean decimalComma) {
    private static final String CANDIDATES = ",;\t|";

    /**
     * Hands over every row that is neither empty nor a comment, with the number of its first line
     * (from 1), its cells stripped of surrounding blanks.
     *
     * @throws WarpException when the file is missing, is no text table or cannot be read
     */
    void forEachRow(BiConsumer<Long, List<String>> row) {
        file.require();
        try (CsvReader<CsvRecord> reader = builder().ofCsvRecord(file.open())) {
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
                new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
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

    private WarpException unreadable(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof CsvParseException
                ? WarpException.user(
                        "bad-csv",
                        file.path() + " is not a table of delimited text: " + root.getMessage(),
                        "Check its quotes, and the delimiter and comment settings.")
                : file.unreadable("bad-csv", e);
    }
}
