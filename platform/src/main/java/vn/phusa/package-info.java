/** The program: starts the database and the application, and names the rooms. */
@NullMarked
package vn.phusa;

import org.jspecify.annotations.NullMarked;
