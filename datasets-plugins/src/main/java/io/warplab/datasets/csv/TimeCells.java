package io.warplab.datasets.csv;

import io.warplab.datasets.file.NumberCells;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Map;

/**
 * Makes times of cells: numbers as they are; ISO dates, with or without a time of day and an
 * offset, as time since the first of them.
 */
final class TimeCells {
    /** Units of fixed length, in seconds. */
    private static final Map<String, Double> SECONDS =
            Map.ofEntries(
                    Map.entry("ns", 1e-9),
                    Map.entry("us", 1e-6),
                    Map.entry("ms", 1e-3),
                    Map.entry("s", 1.0),
                    Map.entry("min", 60.0),
                    Map.entry("h", 3600.0),
                    Map.entry("hour", 3600.0),
                    Map.entry("d", 86400.0),
                    Map.entry("day", 86400.0),
                    Map.entry("week", 604800.0));

    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffsetId()
                    .optionalEnd()
                    .optionalEnd()
                    .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .toFormatter();

    private final NumberCells numbers;
    private final Double unit;
    private LocalDateTime origin;

    /**
     * @param timeUnit unit in which dates are counted; one of no fixed length counts none
     */
    TimeCells(NumberCells numbers, String timeUnit) {
        this.numbers = numbers;
        unit = SECONDS.get(timeUnit);
    }

    /** Whether dates can be counted in the unit. */
    boolean countsDates() {
        return unit != null;
    }

    /** The time, or NaN where the cell holds none. */
    double time(String cell) {
        double number = numbers.number(cell);
        if (!Double.isNaN(number)) {
            // A bare number among dates is no date.
            return origin == null ? number : Double.NaN;
        }
        LocalDateTime date = date(cell);
        if (date == null || unit == null) {
            return Double.NaN;
        }
        if (origin == null) {
            origin = date;
        }
        Duration since = Duration.between(origin, date);
        return (since.getSeconds() + since.getNano() * 1e-9) / unit;
    }

    /** Whether the cell holds a date. */
    static boolean isDate(String cell) {
        return date(cell) != null;
    }

    private static LocalDateTime date(String cell) {
        try {
            TemporalAccessor parsed =
                    DATE.parseBest(cell, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime offset
                    ? offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                    : LocalDateTime.from(parsed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
