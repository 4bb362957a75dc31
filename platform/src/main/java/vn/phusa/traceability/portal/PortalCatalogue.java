package vn.phusa.traceability.portal;

import java.util.List;
import vn.phusa.base.RuleFile;

/** The portals that can be told of goods: {@code rules/traceability/portals.yaml}. */
final class PortalCatalogue {
    private static final String RESOURCE = "/rules/traceability/portals.yaml";

    private PortalCatalogue() {}

    /** @throws IllegalStateException when the built-in file is not as it should be; found at start */
    static List<Portal> builtIn() {
        return RuleFile.of(RESOURCE).entries("portals").stream()
                .filter(entry -> entry.flag("told"))
                .map(entry -> new Portal(
                        entry.text("code"), entry.bilingual("name"), entry.text("keeper"), entry.text("source"), null))
                .toList();
    }
}
