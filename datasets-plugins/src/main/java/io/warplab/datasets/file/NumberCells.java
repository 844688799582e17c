package io.warplab.datasets.file;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes numbers of cells. */
public final class NumberCells {
    /**
     * What people write; {@code Double.parseDouble} would also take {@code 1f} and {@code 0x1p3}.
     */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    private final Set<String> missing;
    private final boolean decimalComma;

    /**
     * @param missingTokens what stands in a missing cell, in upper or lower case
     * @param decimalComma whether numbers are written 1,5
     */
    public NumberCells(List<String> missingTokens, boolean decimalComma) {
        missing =
                missingTokens.stream()
                        .map(token -> token.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        this.decimalComma = decimalComma;
    }

    /** Whether the cell says that there is no value. */
    public boolean isMissing(String cell) {
        return missing.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** The number, or NaN where the cell holds no finite number. */
    public double number(String cell) {
        String plain = decimalComma ? cell.replace(',', '.') : cell;
        if (!NUMBER.matcher(plain).matches()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(plain);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** Whether the cell would be a number if commas were decimal. */
    public boolean hasDecimalComma(String cell) {
        return !decimalComma && DECIMAL_COMMA.matcher(cell).matches();
    }
}
