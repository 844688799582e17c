package io.warplab.datasets.uea;

import io.warplab.datasets.file.FileProblems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** What the lines of a {@code .ts} file before {@code @data} say. Good for one file. */
final class TsHeader {
    private static final String SPELLING = "Write true or false after it.";

    private final FileProblems problems;
    private final List<String> notes = new ArrayList<>();
    private String problemName = "";
    private List<String> classes = List.of();
    private boolean labelled;
    private boolean equalLength;
    private int dimensions;
    private int seriesLength;

    TsHeader(FileProblems problems) {
        this.problems = problems;
    }

    /**
     * Takes a line.
     *
     * @param number of the line, from 1
     * @param line that starts with {@code @}
     */
    void take(long number, String line) {
        String[] words = line.substring(1).strip().split("\\s+");
        String where = "line " + number + ", @" + words[0];
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "problemname" -> problemName = words.length > 1 ? words[1] : "";
            case "missing" -> flag(where, words);
            case "univariate" -> dimensions = flag(where, words) ? 1 : dimensions;
            case "equallength" -> equalLength = flag(where, words);
            case "dimension", "dimensions" -> dimensions = count(where, words);
            case "serieslength" -> seriesLength = count(where, words);
            case "classlabel" -> takeClasses(where, words);
            case "timestamps" -> {
                if (flag(where, words)) {
                    problems.add(
                            where,
                            "values with time stamps of their own are not read",
                            "Write the values alone (@timeStamps false), or use csv for irregular recordings.");
                }
            }
            case "targetlabel" -> {
                if (flag(where, words)) {
                    problems.add(
                            where,
                            "the file is for regression, this data set is for classification",
                            "Give a file with @classLabel true and the class names.");
                }
            }
            default -> notes.add(where + ": not known, ignored");
        }
    }

    /** Takes the end of the header: everything needed must have been there. */
    void end(long number) {
        if (!labelled && problems.isEmpty()) {
            problems.add(
                    "line " + number,
                    "no @classLabel before @data",
                    "Add a line such as: @classLabel true walking running");
        }
    }

    private void takeClasses(String where, String[] words) {
        labelled = true;
        if (!flag(where, words)) {
            problems.add(
                    where,
                    "expected true and the class names, got "
                            + String.join(" ", Arrays.asList(words).subList(1, words.length)),
                    "Classification needs a label per sequence.");
            return;
        }
        List<String> names = List.of(words).subList(2, words.length);
        if (new LinkedHashSet<>(names).size() < Math.max(2, names.size())) {
            problems.add(
                    where,
                    "expected two or more different class names, got " + names,
                    "Name every class once, separated by blanks.");
        }
        classes = names;
    }

    private boolean flag(String where, String[] words) {
        String word = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
        if (!word.equals("true") && !word.equals("false")) {
            problems.add(where, "expected true or false, got '" + word + "'", SPELLING);
        }
        return word.equals("true");
    }

    private int count(String where, String[] words) {
        String word = words.length > 1 ? words[1] : "";
        if (!word.matches("[1-9]\\d{0,8}")) {
            problems.add(
                    where, "expected a whole number of at least 1, got '" + word + "'", "Mend it.");
            return 0;
        }
        return Integer.parseInt(word);
    }

    String problemName() {
        return problemName;
    }

    List<String> classes() {
        return classes;
    }

    /** Number of dimensions, 0 where the header does not say. */
    int dimensions() {
        return dimensions;
    }

    /** Values of every dimension, 0 where the header does not say or lengths differ. */
    int seriesLength() {
        return equalLength ? seriesLength : 0;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
