package io.warplab.datasets.csv;

import io.warplab.api.error.DidYouMean;
import io.warplab.datasets.file.FileProblems;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of a file: named by its header, or numbered from 1. */
final class ColumnNames {
    private final List<String> names;
    private final boolean header;
    private final long line;

    private ColumnNames(List<String> names, boolean header, long line) {
        this.names = names;
        this.header = header;
        this.line = line;
    }

    /** Named by a header. */
    static ColumnNames named(List<String> header, long line) {
        return new ColumnNames(header, true, line);
    }

    /** Numbered from 1. */
    static ColumnNames numbered(int columns, long line) {
        return new ColumnNames(
                IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList(),
                false,
                line);
    }

    int size() {
        return names.size();
    }

    /**
     * Where a column is.
     *
     * @param setting that asks for it, for messages
     * @return its index from 0; -1 with a problem added when there is none, or more than one
     */
    int index(String setting, String name, FileProblems problems) {
        String wanted = name.strip();
        List<Integer> found =
                IntStream.range(0, names.size())
                        .filter(i -> names.get(i).equals(wanted))
                        .boxed()
                        .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String where = "line " + line;
        if (found.size() > 1) {
            problems.add(
                    where,
                    "the header names column '" + wanted + "' " + found.size() + " times",
                    "Give every column a name of its own.");
        } else if (header) {
            problems.add(
                    where,
                    "no column '"
                            + wanted
                            + "', which "
                            + setting
                            + " asks for."
                            + DidYouMean.hint(wanted, names)
                            + " The columns are: "
                            + String.join(", ", names)
                            + ".",
                    looksLikeNumbers()
                            ? "If the file has no header, set header: false and give columns by number."
                            : "Name columns as the file's header does.");
        } else {
            problems.add(
                    where,
                    "no column "
                            + wanted
                            + ", which "
                            + setting
                            + " asks for: the file has no header and "
                            + names.size()
                            + (names.size() == 1 ? " column." : " columns."),
                    "Without a header, columns are numbers from 1; check the delimiter, too.");
        }
        return -1;
    }

    private boolean looksLikeNumbers() {
        return names.stream().noneMatch(name -> name.chars().anyMatch(Character::isLetter));
    }
}
