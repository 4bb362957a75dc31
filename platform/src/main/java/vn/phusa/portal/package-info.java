/** Where the house meets the street: the first page and what belongs to no single room. */
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {"base", "shell", "shell::web", "party", "access", "setup", "programme", "innovationindex"
        })
@NullMarked
package vn.phusa.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
