package io.warplab.core.ablation;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.warplab.api.data.Channel;
import io.warplab.core.io.AtomicFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All trainings of an ablation as a CSV file, one row each; what is not known is left empty. */
public final class AblationTable {
    private AblationTable() {}

    /** Writes atomically. */
    public static void write(Path file, AblationResult result) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(heading(result));
            for (Variant variant : result.plan().variants()) {
                for (int size : result.sizes()) {
                    for (Outcome outcome : result.of(variant.label(), size)) {
                        csv.writeRecord(row(variant, outcome, result.data().targets().size()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFiles.writeText(file, text.toString());
    }

    private static List<String> heading(AblationResult result) {
        List<String> names =
                new ArrayList<>(
                        List.of(
                                "model",
                                "variant",
                                "kind",
                                "term",
                                "sequences",
                                "seed",
                                "parameters",
                                "epochs",
                                "seconds",
                                "error",
                                "error-early",
                                "error-late",
                                "valid-time"));
        result.data().targets().stream()
                .map(Channel::name)
                .map("rmse "::concat)
                .forEach(names::add);
        names.add("failure");
        return names;
    }

    private static List<String> row(Variant variant, Outcome outcome, int channels) {
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                variant.model(),
                                variant.label(),
                                variant.kind().name().toLowerCase(Locale.ROOT),
                                variant.term(),
                                String.valueOf(outcome.sequences()),
                                String.valueOf(outcome.seed()),
                                String.valueOf(outcome.parameters()),
                                String.valueOf(outcome.epochs()),
                                number(outcome.seconds()),
                                number(outcome.error()),
                                number(outcome.early()),
                                number(outcome.late()),
                                number(outcome.validTime())));
        for (int c = 0; c < channels; c++) {
            cells.add(outcome.succeeded() ? number(outcome.channels().get(c).rmse()) : "");
        }
        cells.add(outcome.succeeded() ? "" : outcome.failure());
        return cells;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.valueOf(value);
    }
}
