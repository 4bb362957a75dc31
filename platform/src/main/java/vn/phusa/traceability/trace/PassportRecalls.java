package vn.phusa.traceability.trace;

import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.base.Bilingual;
import vn.phusa.traceability.passport.RecallWarnings;

/** Lets passports warn of recalls. */
@Component
class PassportRecalls implements RecallWarnings {
    private final Recalls recalls;

    PassportRecalls(Recalls recalls) {
        this.recalls = recalls;
    }

    @Override
    public Optional<vn.phusa.traceability.passport.RecallWarning> warningFor(Collection<String> keys) {
        return recalls.warningFor(keys)
                .map(warning -> new vn.phusa.traceability.passport.RecallWarning(
                        new Bilingual(
                                "Sản phẩm đang bị thu hồi. Lý do: " + warning.reason(),
                                "This product is being recalled. Reason: " + warning.reason()),
                        warning.since()));
    }
}
