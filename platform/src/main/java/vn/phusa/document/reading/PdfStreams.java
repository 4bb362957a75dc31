package vn.phusa.document.reading;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The compressed streams inside a PDF, looked at before any of them is believed. */
final class PdfStreams {
    private static final long LARGEST = 256L << 20;
    /** A blank page as a picture packs very tightly. */
    private static final long SMALL = 64L << 20;

    private PdfStreams() {}

    /** Inflates every deflated stream once, keeping nothing. */
    static void refuseBomb(Path file) throws IOException {
        byte[] word = {'s', 't', 'r', 'e', 'a', 'm'};
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            int matched = 0;
            long position = 0;
            for (int read = in.read(); read >= 0; read = in.read()) {
                position++;
                matched = read == word[matched] ? matched + 1 : read == word[0] ? 1 : 0;
                if (matched == word.length) {
                    matched = 0;
                    inflate(file, position);
                }
            }
        }
    }

    private static void inflate(Path file, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(position);
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            int first = in.read();
            if (first == '\r') {
                first = in.read();
            }
            if (first == '\n') {
                first = in.read();
            }
            int second = in.read();
            if (first != 0x78 || (first * 256 + second) % 31 != 0) {
                return;
            }
            Inflater inflater = new Inflater(true);
            try (InflaterInputStream content = new InflaterInputStream(in, inflater, 1 << 13)) {
                byte[] buffer = new byte[1 << 16];
                long size = 0;
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    size += read;
                    long ratio = size / Math.max(1, inflater.getBytesRead());
                    if (size > LARGEST || size > SMALL && ratio > OfficePackage.HIGHEST_RATIO) {
                        throw new UnsafeFile(UnsafeFile.Why.ZIP_BOMB);
                    }
                }
            } catch (ZipException | EOFException e) {
                // Not a deflated stream after all, or a torn one: what it gave so far is harmless.
                return;
            } finally {
                inflater.end();
            }
        }
    }
}
