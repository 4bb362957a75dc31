@org.jspecify.annotations.NullMarked
package vn.phusa.merkle;
