package vn.phusa.notice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.store.Like;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Mentions;
import vn.phusa.ledger.PersonalData;
import vn.phusa.notice.store.PersonalNotices;
import vn.phusa.notice.store.PersonalNotices.Said;

/** Mails and notices to others that name somebody: each is found, looked at, and blanked or left. */
@Configuration(proxyBeanMethods = false)
class WordsSent {

    @Bean
    static PersonalData erasableMails(PersonalNotices store, Ledger ledger, Clock clock) {
        return new Erasable(
                CopiesSent.MAIL, store::mailsSaying, store::mail, id -> store.blankMail(id, clock.instant()), ledger);
    }

    @Bean
    static PersonalData erasableNotices(PersonalNotices store, Ledger ledger, Clock clock) {
        return new Erasable(
                CopiesSent.NOTICE,
                store::noticesSaying,
                store::notice,
                id -> store.blankNotice(id, clock.instant()),
                ledger);
    }

    @Bean
    static Mentions mentionsSent(PersonalNotices store) {
        return (names, most) -> {
            List<String> patterns = names.stream().map(Like::containingFolded).toList();
            return Stream.concat(
                            store.mailsSaying(patterns, most).stream().map(said -> mention(CopiesSent.MAIL, said)),
                            store.noticesSaying(patterns, most).stream().map(said -> mention(CopiesSent.NOTICE, said)))
                    .toList();
        };
    }

    private static Mentions.Mention mention(String kind, Said said) {
        return new Mentions.Mention(
                "ledger.erasures.kind." + kind,
                said.title(),
                "/ledger/erasures/preview?kind=" + kind + "&id=" + said.id());
    }

    private interface Finding {
        List<Said> saying(List<String> patterns, int most);
    }

    private record Erasable(
            String kind,
            Finding finding,
            Function<Long, Optional<Said>> one,
            Function<Long, List<String>> blank,
            Ledger ledger)
            implements PersonalData {

        @Override
        public List<Found> find(String words, int most) {
            return finding.saying(List.of(Like.containingFolded(words)), most).stream()
                    .map(this::found)
                    .toList();
        }

        private Found found(Said said) {
            return new Found(kind, Long.toString(said.id()), said.title(), said.to());
        }

        @Override
        public Optional<Holding> holding(String id) {
            if (!id.matches("[1-9]\\d{0,17}")) {
                return Optional.empty();
            }
            return one.apply(Long.valueOf(id)).map(said -> {
                List<Value> values = new ArrayList<>();
                if (kind.equals(CopiesSent.MAIL)) {
                    values.add(new Value("notice.outbox.address", said.to()));
                }
                values.add(new Value("notice.outbox.subject", said.title()));
                values.add(new Value("notice.erasable.words", said.text()));
                return new Holding(
                        found(said),
                        values.stream().filter(value -> !value.text().isBlank()).toList());
            });
        }

        @Override
        public Outcome<List<ActId>> erase(Actor actor, String id, String legalBasis) {
            return ledger.erasedCopies(actor, kind, List.of(id), blank.apply(Long.valueOf(id)), legalBasis)
                    .map(List::of);
        }
    }
}
