package vn.phusa.document.web;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phusa.base.Actor;
import vn.phusa.document.Content;
import vn.phusa.document.DocumentId;
import vn.phusa.document.DocumentVersion;
import vn.phusa.document.Documents;
import vn.phusa.document.FileKind;
import vn.phusa.document.Visibility;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;

/**
 * Sends files: in parts where a browser asks for parts, never as anything that a browser would run, and only to whom the
 * front door admits.
 */
@Controller
class DocumentFiles {
    private final Documents documents;

    DocumentFiles(Documents documents) {
        this.documents = documents;
    }

    /** Anybody may ask; the front door says who gets what. */
    @Bean
    static PublicPath publicDocuments() {
        return PublicPath.reading("/documents/*/file");
    }

    @Bean
    static PublicPath publicDocumentVersions() {
        return PublicPath.reading("/documents/*/versions/*/file");
    }

    @GetMapping("/documents/{id:[1-9]\\d{0,17}}/file")
    ResponseEntity<Resource> latest(Actor actor, @PathVariable long id, @RequestParam(required = false) boolean view) {
        return send(Refused.unlessAccepted(documents.open(actor, new DocumentId(id))), view);
    }

    @GetMapping("/documents/{id:[1-9]\\d{0,17}}/versions/{version:[1-9]\\d{0,8}}/file")
    ResponseEntity<Resource> version(
            Actor actor,
            @PathVariable long id,
            @PathVariable int version,
            @RequestParam(required = false) boolean view) {
        return send(Refused.unlessAccepted(documents.open(actor, new DocumentId(id), version)), view);
    }

    private static ResponseEntity<Resource> send(Content content, boolean view) {
        DocumentVersion version = content.version();
        boolean inline = view && showable(version.kind());
        ContentDisposition disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(version.fileName(), StandardCharsets.UTF_8)
                .build();
        boolean open = content.document().visibility() == Visibility.PUBLIC;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(version.kind().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .eTag('"' + version.digest().hex() + '"')
                .cacheControl(
                        open
                                ? CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic()
                                : CacheControl.noCache().cachePrivate())
                .body(new Stored(content));
    }

    /** Pictures and PDF may be shown in the browser; what could carry markup is only ever downloaded. */
    private static boolean showable(FileKind kind) {
        return switch (kind) {
            case PDF, PNG, JPEG, WEBP -> true;
            case WORD, SPREADSHEET, PRESENTATION, TEXT, JSON, XML -> false;
        };
    }

    /** Lets the framework send parts of the content. */
    private static final class Stored extends AbstractResource {
        private final Content content;

        Stored(Content content) {
            this.content = content;
        }

        @Override
        public long contentLength() {
            return content.version().size();
        }

        @Override
        public InputStream getInputStream() {
            return content.stream();
        }

        @Override
        public String getDescription() {
            return "document " + content.document().id();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return content.version().digest().hashCode();
        }
    }
}
