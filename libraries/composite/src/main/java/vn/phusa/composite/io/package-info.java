/** Reading and writing: CSV in COINr's layout and our own, and rules in YAML. */
@org.jspecify.annotations.NullMarked
package vn.phusa.composite.io;
