package vn.phusa.embeddedpostgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked programs of the bundled server.
 *
 * @param folder the folder that holds {@code bin}, {@code lib} and {@code share}
 */
record ServerBinaries(Path folder) {

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /**
     * Unpacks the bundle unless that has been done. The folder is named by the digest of the archive and appears by one
     * atomic rename, so that several processes may start at once and a half-unpacked bundle is never used.
     */
    static ServerBinaries unpack(Path cache, Consumer<Settings.Step> progress) {
        String resource = resourceName();
        try {
            Path folder = cache.resolve("postgres-" + digest(resource));
            if (!Files.isDirectory(folder)) {
                progress.accept(Settings.Step.UNPACKING);
                unpack(resource, cache, folder);
            }
            return new ServerBinaries(folder);
        } catch (IOException e) {
            throw new StartFailure(StartFailure.Code.FOLDER_NOT_USABLE, cache + " (" + e.getMessage() + ")", e);
        }
    }

    private static void unpack(String resource, Path cache, Path folder) throws IOException {
        Files.createDirectories(cache);
        Path temporary = Files.createTempDirectory(
                cache,
                "unpacking-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        // The umask may have narrowed what was asked for.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream archive = new XZInputStream(new BufferedInputStream(open(resource), 1 << 16))) {
            TarReader.unpack(archive, temporary);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process was faster with the same content.
            Folders.delete(temporary);
        } catch (IOException e) {
            Folders.delete(temporary);
            throw e;
        }
    }

    private static String digest(String resource) throws IOException {
        try (InputStream archive = open(resource)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(archive, sha256).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(sha256.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream found = ServerBinaries.class.getResourceAsStream("/" + resource);
        if (found == null) {
            throw new StartFailure(StartFailure.Code.NO_SERVER_FOR_THIS_MACHINE, resource);
        }
        return found;
    }

    private static String resourceName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String processorName = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        return "postgres-" + (system.contains("linux") ? "linux" : system.replace(' ', '_')) + "-" + processorName
                + ".txz";
    }
}
