/**
 * The words that every room speaks: who is acting and what they may do, outcomes and problems, money, qualified
 * numbers, Vietnamese time. No rules of any room stand here, and nothing here calls a room.
 */
@ApplicationModule(
        displayName = "Base",
        allowedDependencies = {},
        type = ApplicationModule.Type.OPEN)
@NullMarked
package vn.phusa.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
