package io.warplab.datasets.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes numbers of cells. */
final class NumberCells {
    /**
     * What people write; {@code Double.parseDouble} would also take {@code 1f} and {@code 0x1p3}.
     */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    private final Set<String> missing;
    private final boolean decimalComma;

    NumberCells(List<String> missingTokens, boolean decimalComma) {
        missing =
                missingTokens.stream()
                        .map(token -> token.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        this.decimalComma = decimalComma;
    }

    boolean isMissing(String cell) {
        return missing.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** The number, or NaN where the cell holds no finite number. */
    double number(String cell) {
        String plain = decimalComma ? cell.replace(',', '.') : cell;
        if (!NUMBER.matcher(plain).matches()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(plain);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** Whether the cell would be a number if commas were decimal. */
    boolean hasDecimalComma(String cell) {
        return !decimalComma && DECIMAL_COMMA.matcher(cell).matches();
    }
}
