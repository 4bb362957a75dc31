package vn.phusa.traceability.supervision;

import java.util.HashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Role;
import vn.phusa.notice.NewNotice;
import vn.phusa.notice.Notices;
import vn.phusa.traceability.supervision.store.SupervisionStore;

/**
 * Tells an inspector that the trader has answered in her matter, so that she decides within the hour rather than when she happens to
 * look. The authority's focal point hears the same from the matter's duty.
 */
@Component
class MatterNotices {
    private final SupervisionStore store;
    private final Accounts accounts;
    private final Notices notices;

    MatterNotices(SupervisionStore store, Accounts accounts, Notices notices) {
        this.store = store;
        this.accounts = accounts;
        this.notices = notices;
    }

    @EventListener
    void happened(MatterActed acted) {
        if (acted.step() instanceof Matter.Step.Answer answer) {
            Matter matter = acted.matter();
            notices.tell(new NewNotice(
                    "traceability.matter-" + matter.id() + "-answer-" + matter.version(),
                    inspectors(matter),
                    "traceability.matter-answered",
                    true,
                    new Bilingual(
                            "Cơ sở đã trả lời: " + shortened(matter.goods(), 200),
                            "The trader has answered: " + shortened(matter.goods(), 200)),
                    Bilingual.same(shortened(answer.words(), 500)),
                    "/traceability/matters/" + matter.id()));
        }
    }

    /** Those who opened it or decided in it, as long as they still are inspectors. */
    private Set<AccountId> inspectors(Matter matter) {
        Set<AccountId> inspectors = new HashSet<>();
        accounts.holdingEverywhere(Role.INSPECTOR).forEach(account -> inspectors.add(account.id()));
        accounts.holding(Role.INSPECTOR, matter.authority()).forEach(account -> inspectors.add(account.id()));
        inspectors.retainAll(store.officials(matter.id()));
        return inspectors;
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
