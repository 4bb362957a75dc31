package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Actor;
import vn.phusa.testing.Browser;
import vn.phusa.testing.BrowserTest;
import vn.phusa.testing.Screen;
import vn.phusa.testing.Tab;

@BrowserTest
class LedgerPagesBrowserTest {
    @Autowired
    private Browser browser;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    @ParameterizedTest
    @EnumSource
    void aCitizenChecksAReceipt(Screen screen) {
        ActId act = Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> ledger.record(new Act(
                        () -> "office.seen",
                        Actor.platform(),
                        Subject.of("office.paper", 1),
                        Map.of("note", "đã xem")))));
        String receipt = ledger.receipt(act).orElseThrow().toString();
        try (Tab tab = browser.open(screen)) {
            tab.go("/ledger").isSound().picture("ledger");
            tab.type("Hoặc dán nội dung biên nhận", receipt)
                    .press("Kiểm tra")
                    .isSound()
                    .picture("ledger-receipt");
            assertThat(tab.main().innerText()).contains("Biên nhận đúng.", "đã xem");
            tab.type("Hoặc dán nội dung biên nhận", receipt.replace("index ", "index 1"))
                    .press("Kiểm tra")
                    .isSound();
            assertThat(tab.main().innerText()).contains("không chứng minh được gì");
        }
    }
}
