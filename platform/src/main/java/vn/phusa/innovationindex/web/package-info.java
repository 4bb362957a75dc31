/** Pages, files and the recomputing answers of the index. */
@NullMarked
package vn.phusa.innovationindex.web;

import org.jspecify.annotations.NullMarked;
