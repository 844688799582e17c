package io.warplab.core.linalg;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.FADD;
import static org.objectweb.asm.Opcodes.FALOAD;
import static org.objectweb.asm.Opcodes.FCONST_0;
import static org.objectweb.asm.Opcodes.FLOAD;
import static org.objectweb.asm.Opcodes.FRETURN;
import static org.objectweb.asm.Opcodes.FSTORE;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes the class of a {@link PanelKernel}: one accumulator register per column, which Java source
 * cannot say for a number of columns that is not known. Its method is
 *
 * <pre>{@code
 * FloatVector s0 = zero(S), s1 = zero(S), ..;
 * int o = 0;
 * for (int k = 0; k < rounds; k++) {
 *     int p = from + 16 * k;
 *     touched += a[p + AHEAD]; touched += a[p + stride + AHEAD]; ..
 *     for (int g = 0; g < STREAMS; g++) {
 *         FloatVector line = fromArray(S, a, p);
 *         p += stride;
 *         float first = x[o], last = x[o + columns - 1];
 *         s0 = line.fma(broadcast(S, first), s0); s1 = line.fma(broadcast(S, x[o + 1]), s1); ..
 *         o += columns;
 *     }
 * }
 * s0.intoArray(y, 0); s1.intoArray(y, 16); ..
 * return touched;
 * }</pre>
 *
 * <p>The first and the last number of x are read before any sum changes: the checks of their
 * indices cover the others, and a sum that changes between two checks would live in memory.
 */
final class PanelKernelEmitter {
    private static final String API = "jdk/incubator/vector/";
    private static final String VECTOR = API + "FloatVector";
    private static final String SPECIES = "L" + API + "VectorSpecies;";
    private static final String RETURNS_VECTOR = ")L" + VECTOR + ";";

    private static final int A = 1;
    private static final int FROM = 2;
    private static final int X = 3;
    private static final int Y = 4;
    private static final int ROUNDS = 5;
    private static final int ROUND = 6;
    private static final int POSITION = 7;
    private static final int X_POSITION = 8;
    private static final int TOUCHED = 9;
    private static final int STREAM = 10;
    private static final int LINE = 11;
    private static final int FIRST = 12;
    private static final int LAST = 13;
    private static final int SUMS = 14;

    private final int columns;
    private final int stride;
    private final ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    private MethodVisitor m;

    PanelKernelEmitter(int columns, int stride) {
        this.columns = columns;
        this.stride = stride;
    }

    /** A class file, to be defined beside {@link PanelKernel}. */
    byte[] emit() {
        String here = PanelKernel.class.getPackageName().replace('.', '/') + "/";
        String object = "java/lang/Object";
        String[] interfaces = {here + "PanelKernel"};
        type.visit(V17, ACC_FINAL | ACC_SUPER, here + "Panel" + columns, null, object, interfaces);
        method(
                0,
                "<init>",
                "()V",
                () -> {
                    m.visitVarInsn(ALOAD, 0);
                    m.visitMethodInsn(INVOKESPECIAL, object, "<init>", "()V", false);
                    m.visitInsn(RETURN);
                });
        method(ACC_PUBLIC, "multiply", "([FI[F[FI)F", this::multiply);
        type.visitEnd();
        return type.toByteArray();
    }

    private void method(int access, String name, String descriptor, Runnable body) {
        m = type.visitMethod(access, name, descriptor, null, null);
        m.visitCode();
        body.run();
        m.visitMaxs(0, 0);
        m.visitEnd();
    }

    private void multiply() {
        for (int c = 0; c < columns; c++) {
            onSpecies("zero", "", () -> {});
            m.visitVarInsn(ASTORE, SUMS + c);
        }
        m.visitInsn(FCONST_0);
        m.visitVarInsn(FSTORE, TOUCHED);
        m.visitInsn(ICONST_0);
        m.visitVarInsn(ISTORE, X_POSITION);
        loop(ROUND, () -> m.visitVarInsn(ILOAD, ROUNDS), this::round);
        for (int c = 0; c < columns; c++) {
            m.visitVarInsn(ALOAD, SUMS + c);
            m.visitVarInsn(ALOAD, Y);
            constant(c * PanelKernel.ROWS);
            m.visitMethodInsn(INVOKEVIRTUAL, VECTOR, "intoArray", "([FI)V", false);
        }
        m.visitVarInsn(FLOAD, TOUCHED);
        m.visitInsn(FRETURN);
    }

    private void round() {
        m.visitVarInsn(ILOAD, FROM);
        m.visitVarInsn(ILOAD, ROUND);
        constant(PanelKernel.ROWS);
        m.visitInsn(IMUL);
        m.visitInsn(IADD);
        m.visitVarInsn(ISTORE, POSITION);
        for (int g = 0; g < PanelKernel.STREAMS; g++) {
            m.visitVarInsn(FLOAD, TOUCHED);
            element(A, POSITION, PanelKernel.AHEAD + g * stride);
            m.visitInsn(FADD);
            m.visitVarInsn(FSTORE, TOUCHED);
        }
        loop(STREAM, () -> constant(PanelKernel.STREAMS), this::line);
    }

    private void line() {
        onSpecies(
                "fromArray",
                "[FI",
                () -> {
                    m.visitVarInsn(ALOAD, A);
                    m.visitVarInsn(ILOAD, POSITION);
                });
        m.visitVarInsn(ASTORE, LINE);
        increase(POSITION, stride);
        element(X, X_POSITION, 0);
        m.visitVarInsn(FSTORE, FIRST);
        element(X, X_POSITION, columns - 1);
        m.visitVarInsn(FSTORE, LAST);
        for (int c = 0; c < columns; c++) {
            int column = c;
            m.visitVarInsn(ALOAD, LINE);
            onSpecies("broadcast", "F", () -> number(column));
            m.visitVarInsn(ALOAD, SUMS + c);
            String two = "(L" + API + "Vector;L" + API + "Vector;";
            m.visitMethodInsn(INVOKEVIRTUAL, VECTOR, "fma", two + RETURNS_VECTOR, false);
            m.visitVarInsn(ASTORE, SUMS + c);
        }
        increase(X_POSITION, columns);
    }

    private void number(int column) {
        if (column == 0) {
            m.visitVarInsn(FLOAD, FIRST);
        } else if (column == columns - 1) {
            m.visitVarInsn(FLOAD, LAST);
        } else {
            element(X, X_POSITION, column);
        }
    }

    /** Calls a static method that takes the species first. */
    private void onSpecies(String name, String parameters, Runnable arguments) {
        m.visitFieldInsn(GETSTATIC, VECTOR, "SPECIES_512", SPECIES);
        arguments.run();
        String descriptor = "(" + SPECIES + parameters + RETURNS_VECTOR;
        m.visitMethodInsn(INVOKESTATIC, VECTOR, name, descriptor, false);
    }

    private void element(int array, int position, int offset) {
        m.visitVarInsn(ALOAD, array);
        m.visitVarInsn(ILOAD, position);
        constant(offset);
        m.visitInsn(IADD);
        m.visitInsn(FALOAD);
    }

    private void increase(int variable, int amount) {
        m.visitVarInsn(ILOAD, variable);
        constant(amount);
        m.visitInsn(IADD);
        m.visitVarInsn(ISTORE, variable);
    }

    private void constant(int value) {
        m.visitLdcInsn(value);
    }

    private void loop(int counter, Runnable limit, Runnable body) {
        Label head = new Label();
        Label end = new Label();
        m.visitInsn(ICONST_0);
        m.visitVarInsn(ISTORE, counter);
        m.visitLabel(head);
        m.visitVarInsn(ILOAD, counter);
        limit.run();
        m.visitJumpInsn(IF_ICMPGE, end);
        body.run();
        m.visitIincInsn(counter, 1);
        m.visitJumpInsn(GOTO, head);
        m.visitLabel(end);
    }
}
