/** How pages are rendered and requests are read: views, headers, downloads, error pages. */
@NamedInterface("web")
@NullMarked
package vn.phusa.shell.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
