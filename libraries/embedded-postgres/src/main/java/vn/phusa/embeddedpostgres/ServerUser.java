package vn.phusa.embeddedpostgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** As whom the programs of the server run; PostgreSQL refuses root. */
sealed interface ServerUser {

    /** What stands before the command. */
    List<String> prefix();

    /** The system user that must own the data. */
    Optional<String> owner();

    /** An ordinary user runs the server as himself. */
    record Myself() implements ServerUser {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public Optional<String> owner() {
            return Optional.empty();
        }
    }

    /** Root in a user namespace of its own: the server sees itself as nobody, the files stay root's. */
    record InNamespace() implements ServerUser {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U", "--");
        }

        @Override
        public Optional<String> owner() {
            return Optional.of("root");
        }
    }

    /** Root hands the server over to another user of the system. */
    record Dropped(String user) implements ServerUser {
        @Override
        public List<String> prefix() {
            return List.of("runuser", "-u", user, "--");
        }

        @Override
        public Optional<String> owner() {
            return Optional.of(user);
        }
    }

    static boolean isRoot() {
        return !System.getProperty("os.name").startsWith("Windows") && new UnixSystem().getUid() == 0;
    }

    static ServerUser choose() {
        if (!isRoot()) {
            return new Myself();
        }
        List<ServerUser> candidates = List.of(new InNamespace(), new Dropped("postgres"), new Dropped("nobody"));
        return candidates.stream()
                .filter(candidate -> candidate.can("true"))
                .findFirst()
                .orElseThrow(() -> new StartFailure(StartFailure.Code.ROOT_NOT_POSSIBLE, "unshare -U, runuser"));
    }

    /** Runs a command as this user and tells whether it succeeded. */
    default boolean can(String... command) {
        List<String> line = new ArrayList<>(prefix());
        line.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives a folder with all it holds to this user; nothing to do when it is his already. */
    default void own(Path folder) throws IOException {
        Optional<String> owner = owner();
        if (owner.isEmpty() || !Files.exists(folder)) {
            return;
        }
        UserPrincipal wanted =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner.get());
        if (Objects.equals(Files.getOwner(folder), wanted)) {
            return;
        }
        // The folder itself comes last, so that an interrupted change is taken up again.
        for (Path path : Folders.everythingIn(folder)) {
            Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setOwner(wanted);
        }
    }
}
