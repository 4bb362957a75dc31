package vn.phusa.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarReaderTest {

    @TempDir
    Path target;

    @Test
    void aFileIsWrittenWithItsContentAndItsExecutableBit() throws IOException {
        TarReader.unpack(archive("bin/tool", '0', "", "làm việc"), target);

        assertThat(target.resolve("bin/tool")).hasContent("làm việc").isExecutable();
    }

    @Test
    void aLinkPointsToItsNeighbour() throws IOException {
        TarReader.unpack(archive("lib/libpq.so", '2', "libpq.so.5", ""), target);

        assertThat(Files.readSymbolicLink(target.resolve("lib/libpq.so"))).isEqualTo(Path.of("libpq.so.5"));
    }

    @Test
    void aNameThatLeavesTheTargetIsRefused() {
        assertThatIOException()
                .isThrownBy(() -> TarReader.unpack(archive("../outside", '0', "", "x"), target))
                .withMessageContaining("leaves the target folder");
    }

    @Test
    void aLinkThatLeavesTheTargetIsRefused() {
        assertThatIOException()
                .isThrownBy(() -> TarReader.unpack(archive("lib/outside", '2', "../../etc", ""), target))
                .withMessageContaining("leaves the target folder");
    }

    @Test
    void aDeviceIsRefused() {
        assertThatIOException()
                .isThrownBy(() -> TarReader.unpack(archive("dev/null", '3', "", ""), target))
                .withMessageContaining("unexpected kind");
    }

    @Test
    void aTruncatedFileIsReported() {
        byte[] whole = bytes("bin/tool", '0', "", "0123456789");
        byte[] cut = Arrays.copyOf(whole, 512 + 4);

        assertThatIOException()
                .isThrownBy(() -> TarReader.unpack(new ByteArrayInputStream(cut), target))
                .withMessageContaining("ends within");
    }

    private static ByteArrayInputStream archive(String name, char kind, String linkTarget, String content) {
        return new ByteArrayInputStream(bytes(name, kind, linkTarget, content));
    }

    private static byte[] bytes(String name, char kind, String linkTarget, String content) {
        byte[] data = content.getBytes(StandardCharsets.UTF_8);
        byte[] archive = new byte[512 * (2 + (data.length + 511) / 512)];
        put(archive, 0, name);
        put(archive, 100, "0000755");
        put(archive, 124, String.format("%011o", data.length));
        archive[156] = (byte) kind;
        put(archive, 157, linkTarget);
        System.arraycopy(data, 0, archive, 512, data.length);
        return archive;
    }

    private static void put(byte[] archive, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, archive, at, bytes.length);
    }
}
