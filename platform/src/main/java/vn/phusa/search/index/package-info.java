/** The Lucene index of one node: terms of Vietnamese text, queries, snippets. Knows nothing of rooms or database. */
@NullMarked
package vn.phusa.search.index;

import org.jspecify.annotations.NullMarked;
