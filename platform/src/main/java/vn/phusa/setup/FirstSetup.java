package vn.phusa.setup;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import vn.phusa.access.Accounts;
import vn.phusa.base.FirstData;
import vn.phusa.setup.store.SetupTable;

/** Opens the set-up of an installation that starts empty. */
@Component
class FirstSetup implements FirstData {
    /** Letters and digits that nobody confuses when typing from a screen. */
    private static final String TYPEABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SetupTable table;
    private final Accounts accounts;

    FirstSetup(SetupTable table, Accounts accounts) {
        this.table = table;
        this.accounts = accounts;
    }

    @Override
    public String room() {
        return "setup";
    }

    @Override
    public void load(Selection layer) {
        if (layer == Selection.EMPTY && accounts.empty()) {
            table.open(token(new SecureRandom()));
        }
    }

    /** Some 99 random bits in five groups. */
    private static String token(SecureRandom random) {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 4 == 0) {
                token.append('-');
            }
            token.append(TYPEABLE.charAt(random.nextInt(TYPEABLE.length())));
        }
        return token.toString();
    }
}
