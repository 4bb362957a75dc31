package vn.phusa.shell.web;

import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.webjars.WebJarVersionLocator;
import vn.phusa.shell.Assets;

/** Own files carry a digest of their content, packaged libraries their version. */
final class PackagedAssets implements Assets {
    private final ObjectProvider<ResourceUrlProvider> resources;
    private final WebJarVersionLocator locator = new WebJarVersionLocator();
    private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();

    PackagedAssets(ObjectProvider<ResourceUrlProvider> resources) {
        this.resources = resources;
    }

    @Override
    public String own(String file) {
        return known.computeIfAbsent("/assets/" + file, path -> {
            String versioned = resources.getObject().getForLookupPath(path);
            return versioned == null ? path : versioned;
        });
    }

    @Override
    public String library(String name, String file) {
        return known.computeIfAbsent("/webjars/" + name + "/" + file, path -> {
            String version = locator.version(name);
            return version == null ? path : "/webjars/" + name + "/" + version + "/" + file;
        });
    }
}
