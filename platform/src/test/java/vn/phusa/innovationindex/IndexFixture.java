package vn.phusa.innovationindex;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;

/** People and files for the tests of this room. */
final class IndexFixture {
    private static final AtomicLong NEXT = new AtomicLong(7_000_000_000L);

    static final String FRAME = """
            code,level,parent,name_vi,name_en,unit,direction,weight,denominator,denominator_scale
            X,2,,Chỉ số thử,Test index,,1,1,,
            patents,1,X,Đơn sáng chế,Patent applications,số đơn,1,1,population,10
            poverty,1,X,Tỷ lệ nghèo,Poverty rate,%,-1,1,,
            """;

    static final String DATA = """
            unit,population,patents,poverty
            can-tho,1200,24,2.5
            hau-giang,770,4,6.1
            soc-trang,1300,5,9.4
            ha-noi,7300,410,1.2
            da-nang,1030,40,1.1
            """;

    private IndexFixture() {}

    static PartyId party() {
        return new PartyId(NEXT.incrementAndGet());
    }

    static Actor actor(String name, Role role, PartyId... over) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                name,
                List.of(new Grant(role, new Grant.Within(Set.of(over)), null)),
                Actor.Channel.WEB);
    }

    static String code() {
        return "thu-" + NEXT.incrementAndGet();
    }

    static Indices.NewEdition edition(String series, PartyId keeper, String frame, String data, String rules) {
        return new Indices.NewEdition(
                series,
                new Bilingual("Chỉ số thử", "Test index"),
                2025,
                keeper,
                Bilingual.same(""),
                "",
                new Parcel(frame, rules, data));
    }
}
