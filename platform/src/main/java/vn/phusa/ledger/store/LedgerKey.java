package vn.phusa.ledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.phusa.merkle.Hash;
import vn.phusa.merkle.MalformedTextException;
import vn.phusa.merkle.NoteSigner;
import vn.phusa.merkle.SignedNote;

/**
 * The key of one log on this machine: signs checkpoints (Ed25519) and seals leaves. It lives in a file of its own, mode 0600,
 * never in the database, so that somebody who can write to the database can neither sign nor seal. Beside it lies the last
 * checkpoint that was signed, so that the log never signs one that contradicts it.
 */
public final class LedgerKey {

    private static final String FIRST_LINE = "phusa ledger key v1";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final NoteSigner signer;
    private final SecretKeySpec sealing;
    private final Path checkpointFile;

    private LedgerKey(String origin, KeyPair keys, Path checkpointFile) {
        this.signer = new NoteSigner(origin, keys);
        this.sealing = sealingKey(keys);
        this.checkpointFile = checkpointFile;
    }

    /** The key of this log; made and stored when there is none yet. */
    public static LedgerKey open(Path folder, String origin) {
        return find(folder, origin).orElseGet(() -> create(folder, origin));
    }

    /** The keys of all logs that this folder knows. */
    public static List<LedgerKey> all(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<LedgerKey> keys = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".key"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > 1) {
                    find(folder, lines.get(1)).ifPresent(keys::add);
                }
            }
            return keys;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder, unreadable);
        }
    }

    /** The key of this log, if this machine has it. */
    public static Optional<LedgerKey> find(Path folder, String origin) {
        Path file = keyFile(folder, origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            requireOwnerOnly(file);
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != 4
                    || !lines.get(0).equals(FIRST_LINE)
                    || !lines.get(1).equals(origin)) {
                throw new IllegalStateException(file + " is no ledger key of " + origin);
            }
            KeyFactory ed25519 = KeyFactory.getInstance("Ed25519");
            KeyPair keys = new KeyPair(
                    ed25519.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(3)))),
                    ed25519.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(2)))));
            return Optional.of(new LedgerKey(origin, keys, checkpointFile(folder, origin)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException(file + " is damaged", damaged);
        }
    }

    private static LedgerKey create(Path folder, String origin) {
        KeyPair keys = NoteSigner.generateKeys();
        Base64.Encoder base64 = Base64.getEncoder();
        String text = String.join(
                "\n",
                FIRST_LINE,
                origin,
                base64.encodeToString(keys.getPrivate().getEncoded()),
                base64.encodeToString(keys.getPublic().getEncoded()),
                "");
        write(keyFile(folder, origin), text);
        return new LedgerKey(origin, keys, checkpointFile(folder, origin));
    }

    public NoteSigner signer() {
        return signer;
    }

    /**
     * Marks a leaf as written by the platform: HMAC-SHA256 over its place, its act and its hash. It tells a leaf that was
     * written into the database by hand from one that the platform wrote, also after the newest checkpoint.
     */
    public byte[] seal(long index, long act, Hash leaf) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(sealing);
            mac.update(ByteBuffer.allocate(16).putLong(index).putLong(act).array());
            return mac.doFinal(leaf.toBytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public boolean sealed(long index, long act, Hash leaf, byte[] seal) {
        return MessageDigest.isEqual(seal, seal(index, act, leaf));
    }

    /** The last checkpoint that this machine signed or saw. */
    public Optional<SignedNote> lastCheckpoint() {
        if (!Files.exists(checkpointFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedNote.parse(Files.readAllBytes(checkpointFile)));
        } catch (IOException | MalformedTextException unreadable) {
            throw new IllegalStateException("cannot read " + checkpointFile, unreadable);
        }
    }

    public synchronized void keepCheckpoint(SignedNote checkpoint) {
        write(checkpointFile, checkpoint.toString());
    }

    private static SecretKeySpec sealingKey(KeyPair keys) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("phusa ledger seal v1\n".getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest.digest(keys.getPrivate().getEncoded()), "HmacSHA256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path keyFile(Path folder, String origin) {
        return folder.resolve(fileName(origin) + ".key");
    }

    private static Path checkpointFile(Path folder, String origin) {
        return folder.resolve(fileName(origin) + ".checkpoint");
    }

    private static String fileName(String origin) {
        return origin.replaceAll("[^A-Za-z0-9.-]", "_");
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(OWNER_ONLY);
            if (!others.isEmpty()) {
                throw new IllegalStateException("Khóa của sổ cái để người khác đọc được; hãy chạy: chmod 600 " + file
                        + "\nThe ledger's key is open to others; run: chmod 600 " + file);
            }
        }
    }

    /** Written beside its place and moved there, so that a crash leaves the old file or the new one. */
    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IllegalArgumentException("no folder: " + file);
            }
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "ledger", ".unfinished"); // mode 0600 by its contract
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }
}
