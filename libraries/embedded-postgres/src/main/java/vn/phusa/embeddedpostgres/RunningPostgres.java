package vn.phusa.embeddedpostgres;

import java.nio.file.Path;

/** A server that runs. Thread-safe; stopping twice is fine. */
public final class RunningPostgres implements AutoCloseable {

    private final DataFolder data;
    private final Connector connector;
    private final Runnable stop;

    RunningPostgres(DataFolder data, Connector connector, Runnable stop) {
        this.data = data;
        this.connector = connector;
        this.stop = stop;
    }

    /** The address of the platform's database, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(DataFolder.DATABASE);
    }

    /** The address of another database of the same server. */
    public String jdbcUrl(String database) {
        return connector.jdbcUrl(database);
    }

    public String user() {
        return DataFolder.USER;
    }

    public String password() {
        return connector.password();
    }

    public int port() {
        return connector.port();
    }

    /** The folder given in the settings; what lies in it is described by {@link DataFolder}. */
    public Path dataDirectory() {
        return data.folder();
    }

    /** The process id of the server at this moment, which changes when it is restarted; -1 when it is not running. */
    public long processId() {
        return PostmasterFile.read(data.postmasterFile())
                .filter(file -> file.isServerOf(data.cluster()))
                .map(PostmasterFile::process)
                .orElse(-1L);
    }

    /** Stops the server cleanly and waits for it; does nothing for an attached one. */
    public void stop() {
        stop.run();
    }

    @Override
    public void close() {
        stop();
    }
}
