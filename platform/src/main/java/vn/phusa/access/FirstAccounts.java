package vn.phusa.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import vn.phusa.party.Evidence;
import vn.phusa.party.Membership;
import vn.phusa.party.Parties;

/**
 * Accounts to try the platform with. Each gets a random password, which is written once to {@code demo-accounts.txt} in
 * the data folder, readable by its owner only, for {@code ./run} to show.
 */
@Component
class FirstAccounts implements FirstData {
    /** In the data folder. */
    static final String FILE = "demo-accounts.txt";

    /**
     * @param organisation over which the role is held; null: everywhere
     * @param place where the person works; null: nobody in particular
     */
    private record Sample(
            String login,
            String name,
            Role role,
            @Nullable String organisation,
            @Nullable String place) {
        Sample(String login, String name, Role role, @Nullable String organisation) {
            this(login, name, role, organisation, organisation);
        }
    }

    private static final List<Sample> CAN_THO = List.of(
            new Sample("quan-tri", "Quản trị hệ thống (mẫu)", Role.ADMINISTRATOR, null),
            new Sample("dau-moi", "Cán bộ đầu mối Sở KH&CN (mẫu)", Role.FOCAL_POINT, null, "can-tho-science"),
            new Sample("lanh-dao", "Lãnh đạo UBND thành phố (mẫu)", Role.LEADER, null, "can-tho"),
            new Sample("thu-truong", "Thủ trưởng Cục SHTT (mẫu)", Role.UNIT_HEAD, "noip"),
            new Sample("can-bo", "Cán bộ Cục SHTT (mẫu)", Role.UNIT_OFFICER, "noip"),
            new Sample("kiem-tra", "Cán bộ kiểm toán (mẫu)", Role.AUDITOR, null),
            // Goods go through the whole province, and so does whoever recalls them.
            new Sample("thanh-tra", "Thanh tra viên (mẫu)", Role.INSPECTOR, null));

    /** Those who trace their goods, to be tried beside the inspector, who oversees and recalls. */
    private static final List<Sample> DEMO = List.of(
            new Sample("hop-tac-xa", "Giám đốc HTX lúa gạo Thới Lai (trình diễn)", Role.UNIT_HEAD, "demo-rice"),
            new Sample("ca-tra", "Quản lý chất lượng công ty cá tra (trình diễn)", Role.UNIT_HEAD, "demo-fish"),
            new Sample("dong-goi", "Cán bộ cơ sở đóng gói xoài (trình diễn)", Role.UNIT_OFFICER, "demo-mango"));

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
        List<String> lines = new ArrayList<>();
        for (Sample sample : samples(layer)) {
            PartyId organisation = sample.organisation() == null
                    ? null
                    : parties.byKey(sample.organisation()).orElseThrow();
            Account account = accounts.open(
                            Actor.platform(),
                            new Accounts.NewAccount(
                                    sample.login(),
                                    sample.name(),
                                    "",
                                    "vi",
                                    person(sample),
                                    sample.role(),
                                    organisation))
                    .map(id -> accounts.find(id).orElseThrow())
                    .orThrow();
            String password = Secrets.typeable();
            accounts.setPassword(Actor.platform(), account, password, password, null)
                    .orThrow();
            lines.add("%-12s %-22s %s".formatted(sample.login(), password, sample.name()));
        }
        if (!settings.temporary() && !lines.isEmpty()) {
            write(settings.data(), lines, layer == Selection.DEMO);
        }
    }

    /** Somebody to be absent and to be handed the work of others; an officer, since no real office is claimed for them. */
    private @Nullable PartyId person(Sample sample) {
        return sample.place() == null
                ? null
                : parties.appointSomebodyNew(
                                Actor.platform(),
                                sample.name(),
                                "",
                                parties.byKey(sample.place()).orElseThrow(),
                                Membership.Office.OFFICER,
                                "",
                                null,
                                null,
                                Evidence.NONE)
                        .orThrow();
    }

    private static List<Sample> samples(Selection layer) {
        return switch (layer) {
            case CAN_THO -> CAN_THO;
            case DEMO -> DEMO;
            case EMPTY -> List.of();
        };
    }

    private static void write(Path folder, List<String> lines, boolean behind) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(FILE);
            if (behind && Files.exists(file)) {
                Files.write(file, lines, StandardOpenOption.APPEND);
                return;
            }
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
