package vn.phusa.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs {@code initdb}, {@code pg_ctl} and {@code postgres} as the right user, in the data folder, and checks what they
 * return.
 */
final class ServerCommands {

    private final DataFolder data;
    private final ServerBinaries binaries;
    private final ServerUser user;

    ServerCommands(DataFolder data, ServerBinaries binaries, ServerUser user) {
        this.data = data;
        this.binaries = binaries;
        this.user = user;
    }

    /** The version of the programs, for example "18.6". */
    String version() {
        Outcome outcome = run(Duration.ofMinutes(1), "postgres", "--version");
        String output = outcome.output().strip();
        if (!outcome.succeeded()) {
            throw new StartFailure(StartFailure.Code.SERVER_FAILED, output);
        }
        return output.substring(output.lastIndexOf(' ') + 1);
    }

    /** Creates a cluster in a folder beside the final one. */
    Outcome createCluster(Path cluster, boolean durable) {
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                cluster.getFileName().toString(),
                "-U",
                DataFolder.USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + data.passwordFile().getFileName(),
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums"));
        if (!durable) {
            arguments.add("--no-sync");
        }
        return run(Duration.ofMinutes(10), "initdb", arguments.toArray(String[]::new));
    }

    Outcome start(Map<String, String> parameters, Duration timeout) {
        String options = parameters.entrySet().stream()
                .map(parameter -> "-c " + parameter.getKey() + "='" + parameter.getValue() + "'")
                .collect(Collectors.joining(" "));
        return run(
                timeout.plusSeconds(30),
                "pg_ctl",
                "start",
                "--wait",
                "-t",
                Long.toString(timeout.toSeconds()),
                "-D",
                data.cluster().getFileName().toString(),
                "-l",
                data.serverLog().getFileName().toString(),
                "-o",
                options);
    }

    /** @param mode "fast" ends sessions and writes everything back; "immediate" leaves that to the next start */
    Outcome stop(String mode, Duration timeout) {
        return run(
                timeout.plusSeconds(30),
                "pg_ctl",
                "stop",
                "--wait",
                "-t",
                Long.toString(timeout.toSeconds()),
                "-m",
                mode,
                "-D",
                data.cluster().getFileName().toString());
    }

    /** What a program returned and said. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** File names are relative to the data folder: pg_ctl passes them through a shell, which no path may confuse. */
    private Outcome run(Duration timeout, String program, String... arguments) {
        List<String> line = new ArrayList<>(user.prefix());
        line.add(binaries.program(program).toString());
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(data.folder().toFile())
                .redirectErrorStream(true)
                // A file and not a pipe: the server inherits it and would keep a pipe open for ever.
                .redirectOutput(data.commandLog().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, program + ": no answer within " + timeout.toSeconds() + " s");
            }
            return new Outcome(
                    process.exitValue(), DataFolder.read(data.commandLog()).orElse(""));
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, program + ": interrupted");
        }
    }
}
