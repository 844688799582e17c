package io.warplab.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Header of one {@code .npy} array, format versions 1 to 3 (NumPy Enhancement Proposal 1).
 *
 * @param type element type
 * @param order byte order of the elements
 * @param fortran first index fastest
 * @param shape as stored; empty for a scalar
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortran, long[] shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=])(\\w+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    /** Number of elements, checked to fit a Java array. */
    int count() throws IOException {
        long count = 1;
        for (long size : shape) {
            if (size < 0 || size > Integer.MAX_VALUE || (count *= size) > Integer.MAX_VALUE - 8) {
                throw new IOException(
                        "shape " + Arrays.toString(shape) + " is larger than can be read");
            }
        }
        return (int) count;
    }

    /** Reads the header and leaves {@code file} at the first element. */
    static NpyHeader read(ByteBuffer file) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        if (file.remaining() < 10) {
            throw new IOException("cut off within its header");
        }
        file.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException("not a .npy array");
        }
        int major = file.get();
        file.get();
        file.order(ByteOrder.LITTLE_ENDIAN);
        if (major < 1 || major > 3) {
            throw new IOException(".npy format version " + major + " is not known (1 to 3 are)");
        }
        if (major > 1 && file.remaining() < 4) {
            throw new IOException("cut off within its header");
        }
        long length = major == 1 ? file.getShort() & 0xffff : file.getInt() & 0xffffffffL;
        if (length > file.remaining()) {
            throw new IOException("cut off within its header");
        }
        byte[] text = new byte[(int) length];
        file.get(text);
        return parse(new String(text, StandardCharsets.UTF_8));
    }

    private static NpyHeader parse(String text) throws IOException {
        Matcher descr = DESCR.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descr.find() || !order.find() || !shape.find()) {
            throw new IOException("header not understood: " + text.strip());
        }
        NpyType type =
                NpyType.of(descr.group(2))
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "element type "
                                                        + descr.group(2)
                                                        + " is not read; known are "
                                                        + Arrays.stream(NpyType.values())
                                                                .map(NpyType::code)
                                                                .collect(
                                                                        Collectors.joining(", "))));
        long[] sizes =
                Arrays.stream(shape.group(1).split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .mapToLong(Long::parseLong)
                        .toArray();
        ByteOrder bytes =
                ">".equals(descr.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(type, bytes, "True".equals(order.group(1)), sizes);
    }

    /** Version 1 bytes of the header, padded so that the elements start at a multiple of 64. */
    static byte[] bytes(String descr, long[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(s -> s + ",").collect(Collectors.joining(" "));
        String dict =
                "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + sizes + "), }";
        int unpadded = MAGIC.length + 4 + dict.length() + 1;
        int total = (unpadded + 63) / 64 * 64;
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - MAGIC.length - 4));
        out.put(dict.getBytes(StandardCharsets.US_ASCII));
        while (out.remaining() > 1) {
            out.put((byte) ' ');
        }
        return out.put((byte) '\n').array();
    }
}
