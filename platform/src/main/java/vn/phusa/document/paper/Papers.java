package vn.phusa.document.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.document.DocumentId;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;

/** Issues papers: what goes out is kept as it went out, in both formats, under its SHA-256. */
@Service
public class Papers {
    private final Documents documents;
    private final TransactionTemplate transactions;

    Papers(Documents documents, TransactionTemplate transactions) {
        this.documents = documents;
        this.transactions = transactions;
    }

    /** An issued paper in both formats. */
    public record Issued(DocumentId word, DocumentId pdf) {}

    /**
     * Writes the paper and keeps both files, or neither. Joins the caller's transaction if there is one.
     *
     * @param owner the organisation that issues it
     */
    public Outcome<Issued> issue(Actor actor, OfficialPaper paper, PartyId owner, Visibility visibility) {
        PaperNumber number = paper.number();
        String name = number == null ? "du-thao-" + paper.kind().abbreviation() : number.fileName();
        byte[] word = bytes(out -> WordPaper.write(paper, out));
        byte[] pdf = bytes(out -> PdfPaper.write(paper, out));
        // Once the first is accepted the second can only be refused by a bug.
        return Objects.requireNonNull(transactions.execute(_ -> documents
                .store(actor, new ByteArrayInputStream(word), name + ".docx", owner, visibility)
                .map(first -> new Issued(
                        first,
                        documents
                                .store(actor, new ByteArrayInputStream(pdf), name + ".pdf", owner, visibility)
                                .orThrow()))));
    }

    /** Something that writes a file. */
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a paper", e);
        }
        return out.toByteArray();
    }
}
