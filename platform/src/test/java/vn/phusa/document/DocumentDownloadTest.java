package vn.phusa.document;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** How files leave the platform. */
@PlatformTest
class DocumentDownloadTest {
    private static final PartyId OWNER = new PartyId(910_011);
    private static final Actor OFFICER = DocumentsTest.actor(910_011, Role.UNIT_OFFICER, OWNER);

    @Autowired
    Documents documents;

    @Autowired
    MockMvc web;

    @Test
    void aTextIsDownloadedAndNeverShownInThePage() throws Exception {
        DocumentId document = stored("<script>alert(1)</script>", "Báo cáo quý \"I\".txt", Visibility.PUBLIC);
        web.perform(get("/documents/{id}/file?view=true", document.value()))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/plain"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", Matchers.startsWith("attachment;")))
                .andExpect(header().string(
                                "Content-Disposition",
                                Matchers.containsString(
                                        "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20qu%C3%BD%20%22I%22.txt")));
    }

    @Test
    void aPartOfAFileIsSentWhenAPartIsAskedFor() throws Exception {
        DocumentId document = stored("0123456789", "a.txt", Visibility.PUBLIC);
        web.perform(get("/documents/{id}/file", document.value()).header("Range", "bytes=3-5"))
                .andExpect(status().isPartialContent())
                .andExpect(header().string("Content-Range", "bytes 3-5/10"))
                .andExpect(content().bytes("345".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void whoHasTheContentAlreadyIsToldSo() throws Exception {
        DocumentId document = stored("đã có", "a.txt", Visibility.PUBLIC);
        String tag = '"'
                + documents
                        .describe(OFFICER, document)
                        .orThrow()
                        .latest()
                        .digest()
                        .hex()
                + '"';
        web.perform(get("/documents/{id}/file", document.value()).header("If-None-Match", tag))
                .andExpect(status().isNotModified());
    }

    @Test
    void aStrangerIsToldThatThereIsNothing() throws Exception {
        DocumentId document = stored("riêng", "a.txt", Visibility.OWNER);
        web.perform(get("/documents/{id}/file", document.value())).andExpect(status().isNotFound());
        web.perform(get("/documents/{id}/versions/1/file", document.value())).andExpect(status().isNotFound());
    }

    @Test
    void theOwnersPeopleGetIt() throws Exception {
        DocumentId document = stored("riêng của đơn vị", "a.txt", Visibility.OWNER);
        web.perform(get("/documents/{id}/versions/1/file", document.value()).with(ActingAs.actor(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", Matchers.containsString("private")))
                .andExpect(content().bytes("riêng của đơn vị".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anAddressThatIsNoDocumentIsNotFound() throws Exception {
        web.perform(get("/documents/99999999999/file")).andExpect(status().isNotFound());
        web.perform(get("/documents/0/file")).andExpect(status().isNotFound());
    }

    private DocumentId stored(String text, String name, Visibility visibility) {
        return documents
                .store(
                        OFFICER,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        name,
                        OWNER,
                        visibility)
                .orThrow();
    }
}
