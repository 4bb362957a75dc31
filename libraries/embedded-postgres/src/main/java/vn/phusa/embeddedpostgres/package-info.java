@org.jspecify.annotations.NullMarked
package vn.phusa.embeddedpostgres;
