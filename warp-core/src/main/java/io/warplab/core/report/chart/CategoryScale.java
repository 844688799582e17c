package io.warplab.core.report.chart;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis of named rows: row i is the value i, the first at the axis' end, so that a vertical axis
 * reads from the top.
 *
 * @param names of the rows, at least one
 */
public record CategoryScale(List<String> names) implements Scale {
    public CategoryScale {
        names = List.copyOf(names);
    }

    @Override
    public Range range() {
        return new Range(-0.5, names.size() - 0.5);
    }

    @Override
    public double at(double value) {
        return 1 - (value + 0.5) / names.size();
    }

    @Override
    public List<Tick> ticks(int most) {
        return IntStream.range(0, names.size()).mapToObj(i -> new Tick(i, names.get(i))).toList();
    }
}
