package vn.phusa.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.FirstData;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.base.store.PlatformSettings;
import vn.phusa.party.Parties;

/**
 * Accounts to try the platform with. Each gets a random password, which is written once to {@code demo-accounts.txt} in
 * the data folder, readable by its owner only, for {@code ./run} to show.
 */
@Component
class FirstAccounts implements FirstData {
    /** In the data folder. */
    static final String FILE = "demo-accounts.txt";

    private record Sample(
            String login, String name, Role role, @Nullable String organisation) {}

    private static final List<Sample> CAN_THO = List.of(
            new Sample("quan-tri", "Quản trị hệ thống (mẫu)", Role.ADMINISTRATOR, null),
            new Sample("dau-moi", "Cán bộ đầu mối Sở KH&CN (mẫu)", Role.FOCAL_POINT, null),
            new Sample("lanh-dao", "Lãnh đạo UBND thành phố (mẫu)", Role.LEADER, null),
            new Sample("thu-truong", "Thủ trưởng Cục SHTT (mẫu)", Role.UNIT_HEAD, "noip"),
            new Sample("can-bo", "Cán bộ Cục SHTT (mẫu)", Role.UNIT_OFFICER, "noip"),
            new Sample("kiem-tra", "Cán bộ thanh tra (mẫu)", Role.AUDITOR, null));

    private final Accounts accounts;
    private final Parties parties;
    private final PlatformSettings settings;

    FirstAccounts(Accounts accounts, Parties parties, PlatformSettings settings) {
        this.accounts = accounts;
        this.parties = parties;
        this.settings = settings;
    }

    @Override
    public String room() {
        return "access";
    }

    @Override
    @Transactional
    public void load(Selection layer) {
        if (layer != Selection.CAN_THO) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Sample sample : CAN_THO) {
            PartyId organisation = sample.organisation() == null
                    ? null
                    : parties.byKey(sample.organisation()).orElseThrow();
            Account account = accounts.open(
                            Actor.platform(),
                            new Accounts.NewAccount(
                                    sample.login(), sample.name(), "", "vi", null, sample.role(), organisation))
                    .map(id -> accounts.find(id).orElseThrow())
                    .orThrow();
            String password = Secrets.typeable();
            accounts.setPassword(Actor.platform(), account, password, password, null)
                    .orThrow();
            lines.add("%-12s %-22s %s".formatted(sample.login(), password, sample.name()));
        }
        if (!settings.temporary()) {
            write(settings.data(), lines);
        }
    }

    private static void write(Path folder, List<String> lines) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(FILE);
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the demo accounts to " + folder, e);
        }
    }
}
