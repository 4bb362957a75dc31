/** The command line of the engine, without server and database. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.cli;
