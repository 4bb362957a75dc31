package vn.phusa.document.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.document.Digest;
import vn.phusa.document.Document;
import vn.phusa.document.DocumentId;
import vn.phusa.document.DocumentText;
import vn.phusa.document.DocumentVersion;
import vn.phusa.document.FileKind;
import vn.phusa.document.Place;
import vn.phusa.document.Visibility;
import vn.phusa.ledger.ActId;

/** Descriptions of documents, and text that was read from them. */
@Repository
public class DocumentTable {
    /** Raised when the reader learns something, so that old readings are not used any more. */
    private static final short READER = 1;

    private final JdbcClient sql;

    public DocumentTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The number of the next document. */
    public DocumentId next() {
        return new DocumentId(sql.sql("select nextval(pg_get_serial_sequence('document.document', 'id'))")
                .query(Long.class)
                .single());
    }

    public void insert(DocumentId document, PartyId owner, Visibility visibility, ActId act) {
        sql.sql("""
                        insert into document.document (id, owner, visibility, act)
                        overriding system value values (?, ?, ?, ?)
                        """)
                .params(document.value(), owner.value(), visibility.name(), act.value())
                .update();
    }

    /** Locks the document, so that versions are numbered one after the other. */
    public void lock(DocumentId document) {
        sql.sql("select id from document.document where id = ? for update")
                .param(document.value())
                .query(Long.class)
                .single();
    }

    public void append(
            DocumentId document,
            Digest digest,
            long size,
            String fileName,
            FileKind kind,
            Instant at,
            Actor by,
            ActId act) {
        sql.sql("""
                        insert into document.version
                            (document, number, sha256, size, file_name, kind, stored_at, stored_by, stored_by_name, act)
                        select :document, coalesce(max(number), 0) + 1, :sha256, :size, :name, :kind, :at, :by, :byName, :act
                        from document.version where document = :document
                        """)
                .param("document", document.value())
                .param("sha256", digest.bytes())
                .param("size", size)
                .param("name", fileName)
                .param("kind", kind.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", number(by.account()), Types.BIGINT)
                .param("byName", by.name())
                .param("act", act.value())
                .update();
    }

    public void erase(DocumentId document, String because, Instant at, Actor by, ActId act) {
        sql.sql("""
                        insert into document.erasure (document, at, by, by_name, because, act)
                        values (:document, :at, :by, :byName, :because, :act)
                        """)
                .param("document", document.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", number(by.account()), Types.BIGINT)
                .param("byName", by.name())
                .param("because", because)
                .param("act", act.value())
                .update();
    }

    public Optional<Document> find(DocumentId document) {
        return find(List.of(document)).stream().findFirst();
    }

    /** Those of the documents that exist, in the order asked for. */
    public List<Document> find(Collection<DocumentId> documents) {
        if (documents.isEmpty()) {
            return List.of();
        }
        Map<DocumentId, Document> found = new HashMap<>();
        sql.sql("""
                        select document.id, owner, visibility, because, version.*
                        from document.document
                        join lateral (select * from document.version
                                      where version.document = document.id
                                      order by number desc limit 1) version on true
                        left join document.erasure on erasure.document = document.id
                        where document.id = any (?)
                        """)
                .param(documents.stream().map(DocumentId::value).toArray(Long[]::new))
                .query((row, number) -> document(row))
                .list()
                .forEach(document -> found.put(document.id(), document));
        return documents.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** Ids in their order, a page at a time. */
    public List<Long> idsAfter(long id, int most) {
        return sql.sql("select id from document.document where id > ? order by id limit ?")
                .params(id, most)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private static Document document(ResultSet row) throws SQLException {
        DocumentVersion latest = version(row);
        return new Document(
                new DocumentId(row.getLong("id")),
                new PartyId(row.getLong("owner")),
                Visibility.valueOf(row.getString("visibility")),
                latest,
                latest.number(),
                row.getString("because"));
    }

    private static DocumentVersion version(ResultSet row) throws SQLException {
        long by = row.getLong("stored_by");
        AccountId storedBy = row.wasNull() ? null : new AccountId(by);
        return new DocumentVersion(
                row.getInt("number"),
                Digest.of(row.getBytes("sha256")),
                row.getLong("size"),
                row.getString("file_name"),
                FileKind.valueOf(row.getString("kind")),
                row.getObject("stored_at", OffsetDateTime.class).toInstant(),
                storedBy,
                row.getString("stored_by_name"));
    }

    /** Newest first. */
    public List<DocumentVersion> versions(DocumentId document) {
        return sql.sql("select * from document.version where document = ? order by number desc")
                .param(document.value())
                .query((row, number) -> version(row))
                .list();
    }

    /** Content that documents refer to and that was not erased, with the documents. */
    public Map<Digest, List<DocumentId>> references() {
        Map<Digest, List<DocumentId>> references = new HashMap<>();
        sql.sql("""
                        select distinct sha256, document from document.version
                        where not exists (select from document.erasure where erasure.document = version.document)
                        order by document
                        """).query(row -> {
            references
                    .computeIfAbsent(Digest.of(row.getBytes("sha256")), _ -> new ArrayList<>())
                    .add(new DocumentId(row.getLong("document")));
        });
        return references;
    }

    public Optional<DocumentText> reading(Digest digest) {
        return sql.sql("select encoding, text, places from document.reading where sha256 = ? and reader = ?")
                .params(digest.bytes(), READER)
                .query((row, number) -> new DocumentText(
                        row.getString("text"),
                        places((Integer[]) row.getArray("places").getArray()),
                        row.getString("encoding")))
                .optional();
    }

    public void keepReading(Digest digest, DocumentText text) {
        sql.sql("""
                        insert into document.reading (sha256, reader, encoding, text, places) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(digest.bytes(), READER, text.encoding(), text.text().replace("\0", ""), numbers(text.places()))
                .update();
    }

    private static List<Place> places(Integer[] numbers) {
        List<Place> places = new ArrayList<>(numbers.length / 4);
        Place.Kind[] kinds = Place.Kind.values();
        for (int i = 0; i < numbers.length; i += 4) {
            places.add(new Place(numbers[i], numbers[i + 1], kinds[numbers[i + 2]], numbers[i + 3]));
        }
        return places;
    }

    private static Integer[] numbers(List<Place> places) {
        Integer[] numbers = new Integer[places.size() * 4];
        int i = 0;
        for (Place place : places) {
            numbers[i++] = place.start();
            numbers[i++] = place.end();
            numbers[i++] = place.kind().ordinal();
            numbers[i++] = place.number();
        }
        return numbers;
    }

    private static @Nullable Long number(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }
}
