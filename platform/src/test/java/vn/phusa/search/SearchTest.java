package vn.phusa.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Permission;
import vn.phusa.base.Role;
import vn.phusa.base.store.PlatformSettings;
import vn.phusa.search.index.Reading;
import vn.phusa.search.store.ChangeLog;
import vn.phusa.testing.PlatformTest;

/** How nodes hear what has changed: late commits, roll-backs, sleep, and that two of them find alike. */
@PlatformTest
class SearchTest {
    private static final String KIND = "test.word";
    private static final Reading EVERYTHING = new Reading(true, List.of(new Reading.OfKind(KIND, true, Set.of())));

    @TempDir
    Path folder;

    @Autowired
    ChangeLog log;

    @Autowired
    PlatformSettings settings;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private IndexKeeper node;
    private IndexKeeper otherNode;

    @BeforeEach
    void startTwoNodes() {
        sql.sql("create table if not exists public.search_test (id bigint primary key, title text not null)")
                .update();
        sql.sql("truncate public.search_test").update();
        node = keeper("one");
        otherNode = keeper("other");
        node.catchUp();
        otherNode.catchUp();
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
        otherNode.close();
        sql.sql("drop table public.search_test").update();
    }

    @Test
    void whatACommittedTransactionChangedIsFoundOnEveryNode() {
        transactions.executeWithoutResult(_ -> write(1, "truy xuất nguồn gốc"));
        assertThat(find(node, "truy xuat")).containsExactly(1L);
        assertThat(find(otherNode, "truy xuat")).containsExactly(1L);
    }

    @Test
    void whatWasRolledBackIsNeverFound() {
        transactions.executeWithoutResult(status -> {
            write(2, "nhãn hiệu");
            status.setRollbackOnly();
        });
        assertThat(find(node, "nhãn hiệu")).isEmpty();
    }

    @Test
    void aTransactionThatCommitsAfterALaterOneIsNotMissed() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual()
                .start(() -> transactions.executeWithoutResult(_ -> {
                    write(3, "thong thả");
                    written.countDown();
                    await(go);
                }));
        written.await();
        transactions.executeWithoutResult(_ -> write(4, "vội vàng"));
        try {
            assertThat(find(node, "vội vàng")).containsExactly(4L);
            assertThat(find(node, "thong thả")).isEmpty();
        } finally {
            go.countDown();
            slow.join();
        }
        assertThat(find(node, "thong thả")).containsExactly(3L);
    }

    @Test
    void aRemovedEntryIsFoundNoMore() {
        transactions.executeWithoutResult(_ -> write(5, "bị xóa"));
        assertThat(find(node, "bị xóa")).hasSize(1);
        transactions.executeWithoutResult(_ -> {
            sql.sql("delete from public.search_test where id = 5").update();
            log.note(KIND, List.of(5L));
        });
        assertThat(find(node, "bị xóa")).isEmpty();
    }

    @Test
    void aNodeThatWasAwayHearsWhatItMissed() throws IOException {
        node.close();
        transactions.executeWithoutResult(_ -> write(6, "khi vắng mặt"));
        node = keeper("one");
        assertThat(find(node, "khi vắng mặt")).containsExactly(6L);
    }

    @Test
    void aNodeThatSleptLongerThanTheLogRemembersBuildsAnew() throws IOException {
        node.close();
        transactions.executeWithoutResult(_ -> write(7, "ngủ quên"));
        transactions.executeWithoutResult(_ -> {
            sql.sql("update search.change set at = at - interval '8 days'").update();
        });
        assertThat(log.clear()).isPositive();
        node = keeper("one");
        assertThat(find(node, "ngủ quên")).containsExactly(7L);
    }

    @Test
    void buildingAnewOnRequestHappensOnceOnEveryNode() {
        sql.sql("insert into public.search_test values (8, 'không báo trước')").update();
        assertThat(find(node, "không báo trước")).isEmpty();
        log.forgetAll();
        assertThat(find(node, "không báo trước")).containsExactly(8L);
        assertThat(find(otherNode, "không báo trước")).containsExactly(8L);
        assertThat(node.catchUp()).isFalse();
    }

    @Test
    void manyMoreChangesThanOneReadHoldsAreAllHeard() {
        transactions.executeWithoutResult(_ -> {
            for (long id = 1001; id <= 3500; id++) {
                sql.sql("insert into public.search_test values (?, 'hàng loạt')")
                        .param(id)
                        .update();
            }
            log.note(KIND, LongStream.rangeClosed(1001, 3500).boxed().toList());
        });
        node.catchUp();
        assertThat(node.index().search(SearchQuery.of("hàng loạt"), EVERYTHING).total())
                .isEqualTo(2500);
    }

    @Test
    void twoNodesThatHeardTheSameInAnotherRhythmFindAlike() {
        Random random = new Random(42);
        List<String> words = List.of("gạo", "cá", "tra", "sầu", "riêng", "chiếu", "xạ", "nguồn", "gốc", "kiểm", "định");
        for (int round = 0; round < 30; round++) {
            transactions.executeWithoutResult(_ -> {
                for (int i = 0; i < 10; i++) {
                    String title =
                            words.get(random.nextInt(words.size())) + " " + words.get(random.nextInt(words.size()));
                    write(1 + random.nextInt(60), title);
                }
            });
            if (round % 7 == 0) {
                node.catchUp();
            } else {
                otherNode.catchUp();
            }
        }
        node.catchUp();
        otherNode.catchUp();
        node.settle();
        otherNode.settle();
        for (String word : words) {
            assertThat(find(otherNode, word)).as(word).isEqualTo(find(node, word));
        }
    }

    private void write(long id, String title) {
        sql.sql("""
                        insert into public.search_test values (?, ?)
                        on conflict (id) do update set title = excluded.title
                        """).params(id, title).update();
        log.note(KIND, List.of(id));
    }

    private static List<Long> find(IndexKeeper keeper, String text) {
        keeper.catchUp();
        return keeper.index().search(SearchQuery.of(text), EVERYTHING).hits().stream()
                .map(SearchResult.Hit::id)
                .toList();
    }

    private IndexKeeper keeper(String name) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("words", new Words(sql)));
        return new IndexKeeper(beans.getBeanProvider(SearchSource.class), log, settings, folder.resolve(name));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Words(JdbcClient sql) implements SearchSource {
        @Override
        public String room() {
            return "test";
        }

        @Override
        public String kind() {
            return "word";
        }

        @Override
        public Permission read() {
            return new Permission() {
                @Override
                public String code() {
                    return "test.read";
                }

                @Override
                public Set<Role> roles() {
                    return Set.of();
                }
            };
        }

        @Override
        public List<SearchEntry> entries(Collection<Long> ids) {
            return sql.sql("select id, title from public.search_test where id = any (?)")
                    .param(ids.toArray(Long[]::new))
                    .query((row, number) -> entry(row.getLong("id"), row.getString("title")))
                    .list();
        }

        @Override
        public void all(Consumer<SearchEntry> consumer) {
            sql.sql("select id, title from public.search_test order by id")
                    .query((row, number) -> entry(row.getLong("id"), row.getString("title")))
                    .list()
                    .forEach(consumer);
        }

        private static SearchEntry entry(long id, String title) {
            return new SearchEntry(id, "/test/" + id, title, "", Audience.ofEverybody());
        }
    }
}
