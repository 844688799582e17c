package io.warplab.core.decoder.physics.kalman;

import io.warplab.api.data.Channel;
import io.warplab.api.physics.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What channels show of the state: channel = scale * state + offset, each known or an unknown. */
public final class Sensors {
    /**
     * One channel.
     *
     * @param channel its name and unit
     * @param state number of the state it shows
     * @param config scale and offset
     * @param residualUnit what its residuals are counted in, in the channel's unit
     */
    public record Sensor(Channel channel, int state, SensorConfig config, double residualUnit) {}

    private final List<Sensor> sensors;
    private final List<Quantity> settings = new ArrayList<>();

    /** Number of each channel's free scale or offset among the settings, or -1. */
    private final int[] scaleSetting;

    private final int[] offsetSetting;

    public Sensors(List<Sensor> sensors) {
        this.sensors = List.copyOf(sensors);
        scaleSetting = new int[sensors.size()];
        offsetSetting = new int[sensors.size()];
        for (int c = 0; c < sensors.size(); c++) {
            Channel channel = sensors.get(c).channel();
            SensorConfig config = sensors.get(c).config();
            scaleSetting[c] = setting("scale-" + channel.name(), "", config.scale(), 1);
            offsetSetting[c] =
                    setting("offset-" + channel.name(), channel.unit(), config.offset(), 0);
        }
    }

    private int setting(String name, String unit, List<Double> range, double usual) {
        if (range.size() == 1) {
            return -1;
        }
        double lower = range.get(0);
        double upper = range.get(1);
        double initial = usual > lower && usual < upper ? usual : (lower + upper) / 2;
        settings.add(new Quantity(name, name, unit, lower, upper, initial));
        return settings.size() - 1;
    }

    /** C. */
    public int channels() {
        return sensors.size();
    }

    /** Number of the state that a channel shows. */
    public int state(int c) {
        return sensors.get(c).state();
    }

    /** One channel. */
    public Sensor sensor(int c) {
        return sensors.get(c);
    }

    /** The K free scales and offsets. */
    public List<Quantity> settings() {
        return List.copyOf(settings);
    }

    /** A channel's scale in each lane. */
    public double[] scale(int c, Unknowns unknowns, double[][] z) {
        return value(scaleSetting[c], sensors.get(c).config().scale(), unknowns, z);
    }

    /** A channel's offset in each lane. */
    public double[] offset(int c, Unknowns unknowns, double[][] z) {
        return value(offsetSetting[c], sensors.get(c).config().offset(), unknowns, z);
    }

    private static double[] value(
            int setting, List<Double> known, Unknowns unknowns, double[][] z) {
        double[] all = new double[z[0].length];
        int i = unknowns.states() + unknowns.parameters() + setting;
        for (int n = 0; n < all.length; n++) {
            all[n] = setting < 0 ? known.get(0) : unknowns.physical(i, unknowns.within(i, z[i][n]));
        }
        return all;
    }

    /** Values of channels in the units of their residuals, [channel][lane]. */
    public double[][] readings(double[][] raw) {
        double[][] all = new double[sensors.size()][];
        for (int c = 0; c < all.length; c++) {
            double unit = sensors.get(c).residualUnit();
            all[c] = Arrays.stream(raw[c]).map(v -> v / unit).toArray();
        }
        return all;
    }

    /** What a channel reads at z, in its residual's unit, [lanes]. */
    double[] reading(int c, Unknowns unknowns, double[][] z) {
        double[] scale = scale(c, unknowns, z);
        double[] offset = offset(c, unknowns, z);
        double[] state = z[state(c)];
        double unit = unknowns.unit(state(c));
        double[] out = new double[state.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = (scale[n] * unit * state[n] + offset[n]) / sensors.get(c).residualUnit();
        }
        return out;
    }

    /** A channel's reading linearised at z, in its residual's unit. */
    Row row(int c, Unknowns unknowns, double[][] z) {
        int lanes = z[0].length;
        int first = unknowns.states() + unknowns.parameters();
        double residual = sensors.get(c).residualUnit();
        double[] scale = scale(c, unknowns, z);
        double unit = unknowns.unit(state(c));
        int[] index = new int[3];
        double[][] slope = new double[3][];
        index[0] = state(c);
        slope[0] = Arrays.stream(scale).map(a -> a * unit / residual).toArray();
        int count = 1;
        if (scaleSetting[c] >= 0) {
            int i = first + scaleSetting[c];
            index[count] = i;
            slope[count] =
                    Arrays.stream(z[state(c)])
                            .map(x -> x * unit * unknowns.unit(i) / residual)
                            .toArray();
            count++;
        }
        if (offsetSetting[c] >= 0) {
            int i = first + offsetSetting[c];
            index[count] = i;
            slope[count] = new double[lanes];
            Arrays.fill(slope[count], unknowns.unit(i) / residual);
            count++;
        }
        double[] constant = reading(c, unknowns, z);
        for (int m = 0; m < count; m++) {
            for (int n = 0; n < lanes; n++) {
                constant[n] -= slope[m][n] * z[index[m]][n];
            }
        }
        return new Row(Arrays.copyOf(index, count), Arrays.copyOf(slope, count), constant);
    }

    /**
     * A scalar measurement of every lane: reading = constant + sum slope * unknown.
     *
     * @param index unknowns it depends on
     * @param slope [index][lane]
     * @param constant [lanes]
     */
    record Row(int[] index, double[][] slope, double[] constant) {}
}
