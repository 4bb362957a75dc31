package vn.phusa.epcis.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.hash.HashProfile;
import vn.phusa.epcis.tree.EventSource;

/** Prints the event hash IDs of documents, one a line, in document order. */
public final class HashCommand {

    private final HashProfile profile;
    private final boolean preHash;
    private final PrintStream data;
    private final Told told;

    /**
     * @param preHash true to print what is hashed instead of the hash
     * @param data where the lines go
     * @param told hears what is wrong
     */
    public HashCommand(HashProfile profile, boolean preHash, PrintStream data, Told told) {
        this.profile = profile;
        this.preHash = preHash;
        this.data = data;
        this.told = told;
    }

    /**
     * Hashes the events of some documents. An event that the profile does not cover prints a hyphen, so that lines stay events.
     *
     * @return true when every event has got its hash
     */
    public boolean run(List<NamedDocument> documents) throws IOException {
        EventHasher hasher = new EventHasher();
        boolean all = true;
        for (NamedDocument document : documents) {
            all &= run(document.name(), document.source(), hasher);
        }
        data.flush();
        return all;
    }

    private boolean run(String name, DocumentSource document, EventHasher hasher) throws IOException {
        boolean all = true;
        try (EventSource source = Documents.open(document, Limits.USUAL)) {
            while (source.next()) {
                if (profile == HashProfile.CORE) {
                    Optional<String> outside = EventHasher.outsideCore(source.tree());
                    if (outside.isPresent()) {
                        told.tell(name, Finding.at(source.path(), Rule.NOT_IN_CORE, outside.get()));
                        data.append("-\n");
                        all = false;
                        continue;
                    }
                }
                data.append(preHash ? hasher.preHash(source.tree()) : hasher.hash(source.tree()))
                        .append('\n');
            }
        } catch (UnreadableDocument e) {
            told.tell(name, e.finding());
            return false;
        }
        return all;
    }
}
