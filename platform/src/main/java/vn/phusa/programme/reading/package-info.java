/**
 * Reading a signed text: the platform proposes the commitments that stand in it, each with the words it rests on, and
 * the officer accepts, edits, merges, splits or rejects them. Nothing becomes a commitment by itself.
 */
@NullMarked
package vn.phusa.programme.reading;

import org.jspecify.annotations.NullMarked;
