/**
 * The command line of the platform: backup, restore, export, import, verify, keys. Works on the database and the data folder
 * directly, with or without a running platform. Data goes to standard output, words to standard error; exit code 0 is
 * good, 1 means findings or failure, 2 a wrong call.
 */
@ApplicationModule(
        displayName = "Command line",
        allowedDependencies = {"base", "shell", "ledger", "document", "access"})
@NullMarked
package vn.phusa.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
