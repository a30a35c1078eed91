package io.jenkins.plugins.goldenimage.guest;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the last bytes that a guest wrote, however many it writes. Safe for use by several threads. */
final class LastText extends OutputStream {
    private static final int KEPT = 8 * 1024;

    private byte[] bytes = new byte[0];

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] added, int offset, int length) {
        int fromAdded = Math.min(length, KEPT);
        int fromBefore = Math.min(bytes.length, KEPT - fromAdded);
        byte[] kept = Arrays.copyOfRange(bytes, bytes.length - fromBefore, bytes.length + fromAdded);
        System.arraycopy(added, offset + length - fromAdded, kept, fromBefore, fromAdded);
        bytes = kept;
    }

    synchronized String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
