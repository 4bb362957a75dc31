package vn.phusa.vietnamese.reading;

/**
 * The words by which a Vietnamese administrative text names units, lays duties on them and says what they shall do.
 * General vocabulary only: no unit of a particular province stands here.
 */
final class Lexicon {

    private Lexicon() {}

    /** Words before a unit that make it plural or partial. */
    static final Phrases DETERMINERS = Phrases.of("các, những, một số, mọi, tất cả các, toàn thể, từng, mỗi, các các");

    /** Words that begin the name of a unit or the title of an office when written with a capital. */
    static final Phrases PROPER_HEADS = Phrases.of("""
            Ban chỉ huy, Ban tuyển sinh, Ban vận động, Ban liên lạc, Ban chấp hành, Ban thường vụ, Ban kiểm soát, Ban giám hiệu, Ban giám đốc, Ban tiếp công dân, Ban thanh tra, Ban thư ký, Ban quản trị, Tổ đảng ở, Tổng Tham mưu trưởng, Chỉ huy các, Tổ đảng, Cảng vụ, Kho Lưu trữ, Nhà Thiếu nhi, Cung Thiếu nhi, Cung Văn hóa, Chốt, Đại sứ quán, Tổng Lãnh sự quán, Lãnh sự quán, Thi hành án dân sự, Thanh tra xây dựng, Thanh tra giao thông, Thanh tra môi trường, Thanh tra lao động, Thanh tra y tế, Ban chỉ đạo, Ban tổ chức, Ban điều hành, Ban quản lý, Ban soạn thảo, Ban biên tập, Ban giám sát, Tổng đài, Đảng đoàn, Ban cán sự đảng, Ban Cán sự đảng, Đảng ủy Quân sự, Hội đồng Dân tộc, Tổng Bí thư, Đại diện lãnh đạo, Đại diện Lãnh đạo, Lãnh đạo UBND, Tập thể lãnh đạo, Trưởng, Phó Trưởng, Trưởng các, Thẩm phán, Hội thẩm, Người đại diện, Đồng chí Giám đốc, Đồng chí Chủ tịch, Đồng chí Phó Giám đốc, Đồng chí Phó Chủ tịch, Đồng chí Chánh Văn phòng, Đồng chí Trưởng phòng, Đồng chí Bí thư, Báo và phát thanh_ truyền hình, Báo và Phát thanh_ truyền hình, Báo và Phát thanh_ Truyền hình, Chánh Tòa, Kiểm toán trưởng, Tổng Thanh tra Chính phủ, Liên hiệp các Hội, Đại học, Đại học Quốc gia, Phân hiệu, Cục Thuế, Kho bạc Nhà nước, Trưởng Đoàn, Tổ trưởng Tổ, Đội Quản lý thị trường, Phó Thủ trưởng, Phó Tổng Giám đốc, Phó Viện trưởng, Phó Hiệu trưởng, Nhà khách, Khách sạn, Sân bay, Ga, Bến xe, Chợ, Siêu thị, Hãng, Công viên, Trại, Trại giam, Học viện, Tòa, Bộ, Sở, Cục, Vụ, Viện, Tổng cục, Ủy ban, UBND, HĐND, UBMTTQ, UB, MTTQ, BQL, Ban, Trung tâm, TT, Văn phòng, VP, Học viện, Trường
            Đại học, Công an, Chi cục, Phòng, Hội đồng, Hội, Hiệp hội, Liên hiệp, Liên đoàn, Tổng Liên đoàn, Tổng hội, Liên minh, Thuế, Thống kê, Đảng bộ, Ban Bí thư, Thanh tra, Kiểm toán
            Kho bạc, Ngân hàng, Bảo hiểm xã hội, Bảo hiểm tiền gửi, Bảo hiểm, Tòa án, Viện kiểm sát, Mặt trận, Đoàn, Thành đoàn, Tỉnh đoàn, Thành ủy, Tỉnh ủy
            Đảng ủy, Huyện ủy, Quận ủy, Bộ Tư lệnh, Bộ chỉ huy, Bộ đội, Cảnh sát, Hải quan, Quân khu, Quân chủng, Binh chủng, Tập đoàn, Tổng công ty, Công ty, Bệnh viện
            Đài, Báo, Tạp chí, Thông tấn xã, Quỹ, Vườn ươm, Nhà xuất bản, Bưu điện, Quản lý thị trường, Kiểm lâm, Cảng, Chi nhánh
            Thủ tướng, Thủ tướng Chính phủ, Chính phủ, Quốc hội, Ủy ban Thường vụ Quốc hội, Chủ tịch nước, Phó Thủ tướng, Bộ trưởng, Thứ trưởng
            Chủ tịch, Phó Chủ tịch, Thủ trưởng, Giám đốc, Phó Giám đốc, Tổng Giám đốc, Tổng cục trưởng, Cục trưởng, Vụ trưởng, Chi cục trưởng
            Chánh Văn phòng, Chánh Thanh tra, Chánh án, Trưởng ban, Trưởng phòng, Viện trưởng, Viện trưởng Viện kiểm sát, Hiệu trưởng, Chủ nhiệm, Tổ trưởng
            Tổng Kiểm toán, Thống đốc, Tổng Thanh tra, Tư lệnh, Chỉ huy trưởng, Trưởng Công an, Trưởng đoàn, Trưởng Ban
            Tổ công tác, Tổ giúp việc, Tổ chuyên gia, Tổ soạn thảo, Tổ thẩm định, Thường trực, Trung ương Hội, Trung ương Đoàn, Lãnh đạo, Đại diện
            Thành phố, Tỉnh, Ban Chấp hành, Ban Thường vụ, Bộ phận, Tổ chức, Nhà trường, Tòa soạn, Trạm, Đội, Cụm, Ngành
            Tổng Biên tập, Tổng Thư ký, Đội trưởng, Trạm trưởng, Bí thư, Phó Bí thư, Chính ủy, Kế toán trưởng, Trưởng khoa, Ủy viên, Đồn, Đồn Biên phòng, Hải đoàn, Lữ đoàn, Trung đoàn, Sư đoàn, Binh đoàn, Vùng Cảnh sát biển, Khu Quản lý, Cổng Thông tin điện tử, Chi hội, Tổ hợp tác, Trưởng thôn, Trưởng ấp, Bảo tàng, Thư viện, Nhà hát, Nhà văn hóa, Cảng hàng không, Vườn quốc gia, Khu bảo tồn, Hạt, Xí nghiệp, Câu lạc bộ, Nông trường, Lâm trường, Cảng vụ, Quân đội, Viễn thông, Bên, Liên danh, Nhà thầu, Quý Sở, Quý Bộ, Quý Ban, Quý cơ quan, Quý đơn vị, Quý Cơ quan, Quý Đơn vị, Chi bộ, Đoàn Thanh niên, Ban Quản lý, Khu, Điện lực, Bưu cục, Liên đội, Chủ đầu tư, Uy ban, Tổ, Chi đội, Hải đội, Kiểm ngư, Chi đoàn, Trung tâm Y tế, Trạm Y tế, Trạm Khuyến nông, Xí nghiệp, Liên đoàn Lao động, Phó Trưởng ban, Phó Trưởng Ban, Phó Chánh Văn phòng, Phó Cục trưởng, Phó Vụ trưởng, Thường vụ, Tiểu ban, Nhóm, Khoa, Khối, VCCI, VNPT, Viettel, EVN, FPT, Sàn, Phân viện, Phân hiệu, Nhà máy, Hợp tác xã, Liên hiệp hội, Điện lực, Cơ quan, Đơn vị, Hạt Kiểm lâm, Cục Quản lý""");

    /** What stands in front of a person's name. */
    static final Phrases PERSON_TITLES = Phrases.of(
            "ông (bà), Mr, Ms, Mrs, Dr, anh, chị, đồng chí, các đồng chí, đ/c, ông, bà, ThS, Th S, TS, PGS TS, GS TS, BS, BSCK, KS");

    static final Phrases SIR = Phrases.of("ông, bà");

    /** Offices that stand behind a person's name and a comma. */
    static final Phrases OFFICES = Phrases.of(
            "Chỉ huy trưởng, Phó Chỉ huy trưởng, Chính trị viên, Phó Hiệu trưởng, Trưởng thôn, Trưởng ấp, Chánh Thanh tra, Đội trưởng, Trạm trưởng, Tổng Giám đốc, Chủ nhiệm, Thủ trưởng, Giám đốc, Phó Giám đốc, Trưởng, Phó Trưởng, Trưởng phòng, Phó Trưởng phòng, Chủ tịch, Phó Chủ tịch, Bí thư, Phó Bí thư, Cục trưởng, Vụ trưởng, Viện trưởng, Chánh Văn phòng, Trưởng ban, Hiệu trưởng, Ủy viên, Chi cục trưởng, Tổ trưởng, Tổ phó, Phó Tổ trưởng, Trưởng đoàn, Phó Trưởng đoàn, Thư ký, Thành viên");

    /** Offices that stand alone before a second one which names the bodies of both. */
    static final Phrases OFFICES_WITHOUT_BODY = Phrases.of(
            "Giám đốc, Chủ tịch, Chủ tịch Hội đồng thành viên, Chủ tịch Hội đồng quản trị, Trưởng, Trưởng các, Chủ tịch HĐTV");

    static final Phrases OFFICES_OF_MANY = Phrases.of("Thủ trưởng, Giám đốc, Tổng Giám đốc, Trưởng, Phó Giám đốc");

    /** What others have done that describes a body: "do Chính phủ, Thủ tướng Chính phủ thành lập". */
    static final Phrases SET_UP =
            Phrases.of("thành lập, quyết định thành lập, ban hành, phê duyệt, quản lý, bổ nhiệm, giao");

    /** Words that begin the description of a kind of unit or person, in small letters or at the start of a sentence. */
    static final Phrases GENERIC_HEADS = Phrases.of("""
            đồn biên phòng, quân khu, nhà thầu tư vấn thiết kế, nhà thầu tư vấn, nhà thầu thi công, nhà thầu thiết kế, nhà thầu khảo sát, ông (bà), chủ tài khoản, chủ chương trình, hệ thống đài, người ra quyết định kiểm tra, người ra quyết định thanh tra, người có thẩm quyền ra quyết định, tổ chức thực hiện trợ giúp pháp lý, hộ dùng nước, hộ sử dụng nước, hộ sử dụng, hộ nuôi, hộ trồng, hộ sản xuất, trưởng đoàn tuần tra, trưởng đoàn đánh giá, trưởng đoàn thẩm định, đoàn tuần tra, đoàn thanh tra, đoàn đánh giá, đoàn giám sát, đoàn kiểm toán, đoàn kiểm tra_ đánh giá, đoàn thẩm định, bảo hiểm xã hội các, bảo hiểm xã hội tỉnh, bảo hiểm xã hội huyện, bảo hiểm xã hội cấp, nhà cung cấp, nhà sản xuất, nhà nhập khẩu, nhà phân phối, chủ lâm sản, hộ kinh doanh, y tế thôn bản, y tế thôn, cộng tác viên, ông_ bà, giáo viên, giảng viên, nhân viên, chuyên viên, kỹ thuật viên, điều dưỡng, bác sĩ, xã ủy, phường ủy, đặc khu ủy, chi ủy, đảng đoàn, đảng ủy, ban cán sự đảng, trưởng đoàn thanh tra, trưởng đoàn kiểm tra, trưởng đoàn kiểm toán, trưởng đoàn giám sát, cơ quan chuyên ngành, cơ quan quản lý chuyên ngành, thanh tra chuyên ngành, hội đồng xét xử, hội đồng kỷ luật, hội đồng tuyển dụng, hội đồng chấm thi, đại lý thuế, chủ đập_ hồ chứa, chủ đập, chủ chương trình, trưởng khoa, trưởng bộ môn, người phụ trách, người chỉ huy, người làm công tác, quý bộ, quý ủy ban, quý cơ quan, quý đơn vị, quý sở, quý ban, quý vị, quý trường, quý doanh nghiệp, người phát ngôn, người chủ trì, người có thẩm quyền, thẩm phán, hội thẩm, kiểm sát viên, chấp hành viên, công chứng viên, trưởng đoàn, người nộp thuế, hãng, nhà mạng, nhà xuất bản, nhà máy, nhà sản xuất, nhà cung cấp, nhà phân phối, câu lạc bộ, nhà nghiên cứu, nhà nhập khẩu, trưởng thôn, trưởng ấp, tổ trưởng, hiệu trưởng, trưởng phòng, thanh tra viên, điều tra viên, quản tài viên, người đại diện, các bên, ba bên, mỗi bên, hai ngành, hai đơn vị, hai cơ quan, bên A, bên B, nghiệp đoàn, liên hiệp, hiệp hội ngành nghề, tổ hợp tác, trang trại, làng nghề, khu du lịch, sàn, chủ rừng, chủ nuôi, chủ phương tiện, chủ hộ, tàu cá, cơ quan báo chí, cơ quan thuế, bộ, ngành, sở, ban, cơ quan ngang bộ, cơ quan thuộc Chính phủ, cơ quan trung ương, cơ quan, đơn vị, tổ chức, cá nhân, địa phương, doanh nghiệp
            hiệp hội, hội, đoàn thể, viện, viện nghiên cứu, trường, trường đại học, học viện, trung tâm, chính quyền địa phương, chính quyền các cấp, chính quyền, lực lượng
            chủ quản, chủ đầu tư, chủ dự án, chủ sở hữu, chủ nhiệm, chủ cơ sở, chủ thể, chủ nguồn thải, người đứng đầu, thủ trưởng, giám đốc, lãnh đạo, đại diện, hợp tác xã, công ty
            ngân hàng, bệnh viện, ủy ban nhân dân, hội đồng nhân dân, hội đồng, tổ công tác, chuyên gia, nhà khoa học, nhà đầu tư, cấp ủy, vụ, cục, chi cục, phòng, công an
            tòa án, văn phòng, nhà trường, cơ sở, tập đoàn, tổng công ty, quỹ, đài, báo, cơ quan báo chí, lực lượng vũ trang, mặt trận, thành viên, tổ chức tín dụng
            cơ quan chuyên môn, cơ quan quản lý, người sử dụng lao động, người quản lý, người, công chức, cán bộ, viên chức, thành phố, tỉnh, huyện, xã, phường, quận, đặc khu, thị xã, thôn
            tư vấn giám sát, tư vấn thiết kế, tư vấn thẩm tra, ban quản trị, chi bộ, đảng bộ, chi đoàn, cấp bộ đoàn, tổ chức đảng, ban quản lý, khu phố, tổ dân phố, nhà thầu, liên danh, gia đình, phụ huynh, cha mẹ, cộng đồng, hai bên, các bên, bên, tổ, nhóm, đội, trạm, thành viên tổ, bộ phận, thư ký, khoa, chi nhánh, văn phòng đại diện, chủ tàu, chủ hàng, thương nhân, cảng vụ, công đoàn, hạt kiểm lâm, đại biểu, trạm y tế, hội viên, ủy viên, tổ chức chính trị, cơ quan nhà nước, đoàn kiểm tra, hộ gia đình, khu công nghiệp, cấp, chủ rừng, chủ tịch, bộ trưởng, hội viên, nông dân, người dân""");

    /** Places that stand in a list only behind another unit: "Ủy ban nhân dân các xã, phường". */
    static final Phrases PLACES =
            Phrases.of("tỉnh, thành phố, huyện, xã, phường, quận, đặc khu, thị xã, thị trấn, thôn");

    /** Kinds of places that a name follows. */
    static final Phrases PLACES_NAMED =
            Phrases.of("tỉnh, phố, huyện, xã, phường, quận, thôn, ấp, sông, hồ, cầu, núi, đảo, vùng, khu");

    static final Phrases COMMUNES = Phrases.of("xã, phường, thị trấn, đặc khu, P, X");
    static final Phrases DISTRICTS = Phrases.of("quận, huyện, thị xã, Q, H, TX");
    static final Phrases PROVINCES = Phrases.of("tỉnh, thành phố, TP");

    /** Phrases that begin like a unit and are none. */
    static final Phrases NO_UNIT = Phrases.of("""
            bộ phận công trình, bộ phận của, giám đốc việc, ban hành, bộ chỉ số, bộ tiêu chí, bộ dữ liệu, bộ máy, bộ công cụ, bộ mã, bộ luật, bộ hồ sơ, bộ tài liệu, bộ thủ tục, bộ nhận diện, bộ câu hỏi, sở hữu, tổ quốc, tổ hợp, tổ tiên, tổ yến, nhóm hàng, nhóm nhiệm vụ, nhóm giải pháp, khu vực, khu công, khối lượng, khoa học, khoa giáo, hội nghị, hội thảo, hội chợ, hội nhập, hội họp, hội đàm
            trường hợp, phòng ngừa, phòng chống, phòng_ chống, phòng_ tránh, phòng cháy, phòng thí nghiệm, phòng vệ, phòng dịch, cơ sở dữ liệu, cơ sở vật chất, cơ sở hạ tầng, cơ sở pháp lý, cơ sở khoa học, cơ sở đó, cơ sở lý luận
            báo cáo, báo chí, đoàn kết, đơn vị tính, đơn vị đo, công an ninh, quỹ đất, đài thọ, bên cạnh, cấp phát, cấp bách, cấp thiết, cấp phép, cấp giấy, cấp kinh phí, cấp mới, cấp lại, cấp đổi, cấp nước, cấp cho, cấp có thẩm quyền
            thành phố thông minh, bảo hiểm y tế, lực lượng lao động, lực lượng sản xuất, ngành hàng, ngành nghề, đội ngũ, thành phần, cán bộ cho, đại diện cho, ngân hàng dữ liệu, phòng họp
            báo động, báo hiệu, vụ việc, vụ án, vụ mùa, cục bộ, viện dẫn, viện trợ, viện phí, ban đầu, bên trong, bên ngoài, xã hội, xã hội hóa, khoa học, người đọc, quỹ thời gian, tỉnh táo, đoàn viên, hội tụ, ngành dọc
            công an toàn, thanh tra việc, đoàn luật, trung tâm vùng, trung tâm của vùng, tỉnh thành, lực lượng lớn, chủ tịch nước có, cơ quan chủ trì là, cơ quan hợp tác, trung ương và địa phương, phường xã
            trạm thu phí, trạm bơm, trạm quan trắc, sàn giao dịch, cụm công nghiệp, cảng cần, nhà máy chiếu, tổ chức lại, bộ môn, bộ tài, hội diễn, hội thi, ban ngành, trường ca, vườn ươm tạo""");

    /** Adverbs and openers between a unit and what it shall do, or before an action. */
    static final Phrases ADVERBS = Phrases.of("""
            kịp thời, thường xuyên, khẩn trương, chủ động, tiếp tục, nghiêm túc, tích cực, trực tiếp, sớm, đồng thời, cũng, còn, luôn, phải, sẽ, cần, từng bước, chặt chẽ
            định kỳ, hằng năm, hàng năm, hằng quý, hàng quý, hằng tháng, hàng tháng, mỗi năm, chậm nhất, trước ngày, trước, quyết liệt, tập trung, kiên quyết, phối hợp chặt chẽ
            căn cứ, theo chức năng, theo phạm vi, theo thẩm quyền, theo nhiệm vụ, theo phân công, trong phạm vi, trong quý, trong năm, trong tháng, trên cơ sở, tùy theo, thống nhất, để, nhằm, trong việc, trong công tác, trong quá trình, trong, khi, theo quy định, nghiên cứu
            hoàn thành, xong, nhanh chóng, ưu tiên, đột xuất, lưu ý, chú trọng, quan tâm, quán triệt, ngay, đầy đủ, có hiệu quả, hiệu quả, xem xét, tăng cường, đẩy mạnh""");

    /** Verbs of official action. A duty begins with one of them. */
    static final Phrases VERBS = Phrases.of("""
            may sắm, cấp phát, có văn bản kết luận, có văn bản trả lời, có văn bản gửi, có văn bản yêu cầu, có văn bản thông báo, có văn bản báo cáo, có văn bản đề nghị, có văn bản chấp thuận, chỉ định, xóa tên, xoá tên, ra thông cáo, ra thông báo, ra văn bản, ra nghị quyết, ra chỉ thị, ra lệnh, dự trù, trực tiếp tiếp công dân, tổ chức tiếp công dân, dự kiến các, dự kiến kế hoạch, dự kiến nhu cầu, dự kiến số, giám đốc việc, họp kiểm điểm, ra quyết định, hoàn chỉnh, chi trả, tham gia các, tham gia vào, tham gia đoàn, phê phán, biểu dương, khích lệ, động viên, sơ kết, tổng kết, khen thưởng, có chế tài, ghi biên bản, lập biên bản, có kết quả thẩm định, có kết quả kiểm tra, có văn bản thẩm định, có báo cáo thẩm định, gương mẫu, sẵn sàng, nỗ lực, quyết tâm, cố gắng, trưng dụng, dập dịch, thanh quyết toán, tất toán, đặt mua, truyền thanh, quay phim, phỏng vấn, lan tỏa, cắt bỏ, hệ thống hóa, phúc đáp, phân nhóm, làm chủ, nội địa hóa, chế tạo, kích cầu, rào chắn, cấm đường, bám nắm, hòa mạng, cấu hình, lên kế hoạch, lên phương án, dồn lực, tái cấp vốn, sát cánh, làm gương, noi gương, cứu chữa, đóng cống, tích nước, hoạch định, khóa sổ, đồng tài trợ, khởi kiện, loại trừ, thể chế hóa, kiểm chứng, tinh chỉnh, theo sát, phân khai, tri ân, kéo giảm, kiềm chế, triệt xóa, thắt chặt, cổ vũ, truyền nghề, cảm hóa, soát xét, bày trí, treo cờ, treo băng rôn, dựng pano, chống ngập, chống hạn, chống sạt lở, chống lãng phí, đồng hành, cho ý kiến, không để, không được để, tuyệt đối không để, kiên quyết không để, sao gửi, sao y, sao lục, giao nộp, mua tạm trữ, gỡ bỏ, hạ ngầm, ngầm hóa, hưởng ứng, lắng nghe, ngăn ngừa, nêu cao, nêu gương, pháp điển hóa, hủy bỏ, kế thừa, khoanh nuôi, loại bỏ, giải cứu, tái cấu trúc, tạm đình chỉ, tận dụng, tối ưu hóa, tinh giản, truy quét, vá lỗi, định giá, đảm trách, định danh, bảo hành, bàn bạc, đấu nối, xuất trình, lưu ký, ký cược, hoàn thuế, phủ sóng, khấu trừ, phủ kín, đảm nhận, tiết giảm, tiết kiệm, gắn, chống thất thu, chống buôn lậu, xóa, hoàn trả, sắp đặt, tạm hoãn, trợ cấp, cấp bù, thu thập, rà, cấp vốn, ứng vốn, thẩm tra, hiệu chỉnh, khánh thành, khai mạc, bế mạc, cam kết, phấn đấu, nhập khẩu, xuất khẩu, lập dự toán, phê bình, kỷ luật, đề bạt, cấp mã, đóng cửa, mở cửa, phong tỏa, cân nhắc, phổ cập, xóa bỏ, hạ thấp, nới lỏng, góp vốn, trích nộp, hội nhập, quy đổi, tiếp cận, xử trí, chuyển đơn, điều chuyển, bãi nhiệm, miễn nhiệm, tiến cử, bảo lưu, mua bảo hiểm, thuê đất, cho thuê, giao đất, cấp giấy, cấp chứng nhận, trưng cầu, gửi mẫu, lưu kho, đóng gói, dán tem, quảng cáo, tiếp thị, thương lượng, kháng nghị, khám xét, lập bản đồ, thanh lý, nhượng bán, điều hòa, giao dự toán, hoàn ứng, thu nợ, xóa nợ, thế chấp, chào bán, mua lại, chia tách, nộp thuế, ấn định, miễn giảm, phiên dịch, quyên góp, nuôi dưỡng, phục hồi, phun thuốc, xét tuyển, hướng nghiệp, trả lương, đóng bảo hiểm, ký hợp đồng, chấm dứt, suy tôn, phong tặng, dâng hương, thăm, gặp gỡ, đón tiếp, hội đàm, tham quan, thương mại hóa, chỉ định thầu, chấm thầu, ký duyệt, biểu quyết, chất vấn, tiếp dân, hiệp thương, lập danh sách, sao lưu, phân quyền, ứng cứu, cài đặt, kiểm thử, ủy quyền, ủy nhiệm, khoán việc, gắn kết, xin ý kiến, giải thích, thuyết phục, giúp đỡ, kèm cặp, đỡ đầu, nhận đỡ đầu, đón, tiêm, duyệt, từ chối, tái định cư, can thiệp, soi chiếu, súc rửa, dàn dựng, khống chế, dập tắt, chi trả trợ cấp, kê biên, tặng thưởng, truy tặng, hiến kế, biên dịch, cấp đổi, đắp đê, trồng rừng, trồng cây, chăm bón, gieo sạ, bơm nước, tuần tiễu, kiểm phiếu, xét công nhận, thu hồi nợ, giãn nợ, đa dạng hóa, mở phiên, ra quân, tiễn đưa, đón nhận, chúc mừng, phụng dưỡng, xây nhà, sửa nhà, sửa sang, gìn giữ, trao truyền, trình diễn, chiếu phim, ghi âm, thu âm, đăng bài, cảnh tỉnh, nộp lưu, giải mật, trích xuất, truy nã, vây bắt, hồi hương, trục xuất, áp giải, chữa trị, khám sàng lọc, khám bệnh_ cấp thuốc, hội chẩn, cấp thuốc, tẩy độc, rà phá bom mìn, cất bốc, an táng, lắp camera, lắp thiết bị, đặt biển, kẻ vạch, phát quang, chặt tỉa, tỉa cành, súc xả, chống thấm, lập quy hoạch, khám tuyển, sơ tuyển, trích lập, ghi sổ, kết chuyển, thu nộp, nộp ngân sách, phát quà, trao quà, tặng quà, cấp gạo, cứu đói, cứu tế, lai dắt, trục vớt, ghi nhật ký, dựng biển, tổng kiểm kê, tổng kiểm tra, tổng rà soát, mô phỏng, lập mô hình, khởi tạo, dẫn dắt, nhận xét, phân hạng, thu phí, mở ngành, mở thêm, tạo nguồn, tạo việc làm, gom, phối kết hợp, luân chuyển, vận hành thử, chạy thử, chuyển hồ sơ, chuyển kinh phí, rà, kiểm sát việc, đắp, lắp, bó gọn, dịch thuật, lấy phiếu, đến từng, in đủ, in ấn, phụ trách chung, phụ trách công tác, phụ trách lĩnh vực, phụ trách mảng, phụ trách các, kết thúc, khởi động, bắt đầu, nâng, nâng tỷ lệ, giảm tỷ lệ, tăng tỷ lệ, có kế hoạch, có kịch bản, có phương án, có giải pháp, có biện pháp, có văn bản, có báo cáo, có lộ trình, túc trực, trực, chốt chặn, dọn dẹp, dọn vệ sinh, thu dọn, phun, khử khuẩn, khử trùng, tiêu độc, chỉnh trang, trang trí, tái tạo, tái thiết, thả, hoàn chỉnh, chỉnh lý, chỉnh sửa, đính chính, rà quét, dò tìm, đồng bộ hóa, kết xuất, nhập liệu, làm sạch, làm giàu, làm mới, đăng, cấp phát, phân phát, trao, trao tặng, trao giải, tặng, tổ chức trao, bình chọn, chấm điểm, thẩm duyệt, phúc tra, đối soát, tra soát, truy vết, khoanh nợ, giãn, hoãn, cơ cấu lại, giao khoán, đền bù, tháo dỡ, giải tỏa, san lấp, gia cố, chôn lấp, tăng thời lượng, tăng tần suất, tăng cường, xây, xây mới, tập kết, tiếp sức, ứng trực, chỉ huy, ủy thác, trông coi, nhân nuôi, lai tạo, thuần dưỡng, cấp điện, đóng điện, đấu nối, thông xe, thông tuyến, thu mua, bao tiêu, bày bán, xuất cấp, tái cơ cấu, cổ phần hóa, thoái vốn, sáp nhập, hợp nhất, giải thể, bầu, kết nạp, thảo luận, tham luận, viết, soạn, ghi hình, vẽ, đo vẽ, gắn biển, cắm biển, khai quật, trùng tu, phục dựng, phục chế, truyền dạy, sưu tầm, khám, tầm soát, tổng vệ sinh, ngừng, hạn chế, trực ban, luyện tập, huấn luyện, hiệp đồng, chi viện, hoàn thuế, chủ động, dự thảo, tổ chức họp, giao ban, tổ chức giao ban, tăng, mở lớp, mở đợt, mở chuyên mục, mở chuyên trang, tự kiểm tra, tự rà soát, tự đánh giá, nhắn tin, phát tin, phát loa, vận dụng, học tập, khảo cứu, phản bác, đấu tranh, bảo quản, nhân lên, rải, gia cường, chuyển tiếp, chuyển giao, liên thông, ghép, tách, dẫn, xả, lấy nước, trữ nước, ngăn mặn, gieo, cày, thí nghiệm, đúc kết, đề cử, phát triển, mã hóa, gắn mã, dán, quét, thẩm vấn, tổ chức trực, tổ chức chấm, khép kín, xã hội hóa, vệ sinh, nhắc
            xây dựng, ban hành, lãnh đạo, thi hành, định hướng, bảo tồn, chấp thuận, chấp nhận, phản hồi, tuyên bố, thu giữ, tạm giữ, tịch thu, cưỡng chế, xử phạt, trấn áp, triệt phá, truy bắt, truy tìm, sơ tán, thăm hỏi, động viên, xếp loại, bình xét, xét tặng, điều động, biệt phái, thuyết minh, minh bạch, nội luật hóa, phê chuẩn, gia nhập, bảo trợ, bảo mật, liên hệ, tiếp xúc, thông quan, kiểm dịch, quản trị, tham vấn, tổng duyệt, ghi nhãn, dán nhãn, niêm phong, hỏi ý kiến, đối chứng, hiệu đính, làm thủ tục, làm rõ, làm tốt, làm đường, thay thế, phòng chống, giảm tải, tính, tạo lập, khoán, làm việc với, nghe, khảo nghiệm, chọn tạo, trưng bày, vinh danh, tuyển sinh, biên tập, xuất bản, chứng thực, đấu giá, đấu thầu, thương thảo, hòa giải, nạo vét, duy tu, tu bổ, tôn tạo, kiểm nghiệm, xét nghiệm, tiêm phòng, tiêm chủng, điều trị, sàng lọc, bình ổn, tích trữ, gieo trồng, thu hoạch, tiêu thụ, tuần tra, canh gác, đưa đón, hậu kiểm, tiền kiểm, rút, khơi dậy, nhân giống, truy xuất, đẩy nhanh, đẩy lùi, hoàn tất, điều phối, điều hành, điều tiết, đối chiếu, chấn chỉnh, siết chặt, rút ngắn, cải thiện, cải tiến, giảm thiểu, tiêu hủy, di chuyển, thu xếp, sản xuất, kiểm đếm, xét duyệt, xét chọn, xét, tham dự, triệu tập, khởi tố, truy tố, xét xử, rút kinh nghiệm, chi trả, trả, bán, mua, thuê, bồi hoàn, bù, kết hợp, xác thực, số hoá, nắm, phân phối, phân luồng, phân vùng, khoanh định, cắm mốc, quy tụ, tiếp tế, dự trữ, cung ứng, lưu hành, thu nhận, trao đổi, đề ra, hướng dẫn, quy định, trình, báo cáo, rà soát, thẩm định, tổng hợp, theo dõi, đôn đốc, kiểm tra, giám sát, thực hiện, triển khai, nghiên cứu, đề xuất, cung cấp, công bố, cập nhật, hỗ trợ, bố trí
            quản lý, giải quyết, xử lý, đánh giá, lập, hoàn thiện, tiếp nhận, phê duyệt, bảo đảm, đảm bảo, đẩy mạnh, tăng cường, tuyên truyền, phổ biến, vận động, huy động, thu hút, phát triển, xúc tiến, kết nối, mở rộng, đàm phán, ký kết, ký
            giúp, thống nhất, lựa chọn, xem xét, quyết định, sửa đổi, bổ sung, điều chỉnh, khảo sát, thống kê, điều tra, phân bổ, trích, chuyển, phân công, chỉ đạo, thành lập, đào tạo, bồi dưỡng, tập huấn, phòng ngừa, phát hiện
            ngăn chặn, đấu tranh, bắt giữ, khắc phục, nâng cao, đổi mới, ứng dụng, chuyển đổi, số hóa, vận hành, khai thác, duy trì, bảo quản, lưu trữ, xác định, xác nhận, xác minh, trả lời, thông báo, gửi, nộp, niêm yết
            đăng tải, công khai, phát hành, biên soạn, soạn thảo, dự thảo, góp ý, cho ý kiến, lấy ý kiến, có ý kiến, tham gia ý kiến, đưa, tiến hành, áp dụng, phân loại, đăng ký, tháo gỡ, chuẩn bị, đầu tư, bàn giao, nghiệm thu, thử nghiệm
            sơ kết, tổng kết, khen thưởng, kiến nghị, tư vấn, thí điểm, chấp hành, tuân thủ, tham mưu, tập hợp, thu thập, phân tích, chốt, đề nghị, yêu cầu, đề cao, tạo điều kiện, tạo, mở, cử, chọn, họp, dành, mời, đặt hàng
            tổ chức thực hiện, tổ chức triển khai, tổ chức việc, tổ chức kiểm tra, tổ chức giám sát, tổ chức tuyên truyền, tổ chức hội nghị, tổ chức hội thảo, tổ chức thẩm định, tổ chức nghiên cứu, tổ chức thi hành, tổ chức xây dựng, tổ chức đánh giá, tổ chức lấy, tổ chức thu, tổ chức đào tạo, tổ chức tập huấn, tổ chức các, tổ chức cuộc, tổ chức lập, tổ chức diễn tập, tổ chức khảo sát, tổ chức rà soát, tổ chức sơ kết, tổ chức tổng kết, tổ chức theo dõi, tổ chức công bố, tổ chức tiếp, tổ chức quản lý, tổ chức điều tra, tổ chức vận hành, tổ chức đối thoại, tổ chức hoạt động, tổ chức biên soạn, tổ chức quán triệt, tổ chức phổ biến, tổ chức đấu, tổ chức bàn, tổ chức nghiệm thu, tổ chức thanh tra, tổ chức phối hợp, tổ chức hướng dẫn, tổ chức bồi dưỡng, tổ chức cung cấp, tổ chức vận động, tổ chức chỉ đạo, tổ chức cho, tổ chức tốt, tổ chức xét, tổ chức tiếp nhận, tổ chức sản xuất, tổ chức xác minh, tổ chức tuần, tổ chức ngày, tổ chức lễ, tổ chức ký, tổ chức thống kê, tổ chức kết nối, tổ chức phát, tổ chức lớp, tổ chức ít nhất, tổ chức không, tổ chức lực lượng, tổ chức lưu, tổ chức giao, tổ chức bảo, tổ chức ứng phó, tổ chức huấn luyện, tổ chức công tác, tổ chức tham quan, tổ chức tham vấn, tổ chức xử lý
            chịu trách nhiệm, bảo vệ, củng cố, kiện toàn, chuyển giao, nhân rộng, quảng bá, giới thiệu, tôn vinh, hình thành, thiết kế, thi công, lắp đặt, mua sắm, cấp, cấp phép, thu hồi, thu, kiểm soát, kiểm kê, kiểm định, hiệu chuẩn, chứng nhận
            chiếu xạ, phân cấp, phân định, phân giao, giao, tính toán, xác lập, thiết lập, tích hợp, chia sẻ, liên thông, khai báo, thông tin, truyền thông, quán triệt, lồng ghép, cụ thể hóa, tổng rà soát, thanh tra, kiểm toán, quyết toán, thanh toán, cân đối
            hoàn thành, hoàn trả, hợp tác, tham gia, tiếp tục, đại diện, phản ánh, thẩm tra, phản biện, khuyến cáo, cảnh báo, dự báo, ứng phó, diễn tập, cứu hộ, di dời, giải phóng, bồi thường, quy hoạch, đề ra, phân tích, truy xuất, thu gom, vận chuyển, giải đáp
            tiếp, đối thoại, phục vụ, đáp ứng, tổ chức thực hành, lưu giữ, sao gửi, ghi nhận, bãi bỏ, công nhận, ủng hộ, ưu tiên, khuyến khích, đo lường, xếp hạng, làm rõ, giải trình, nhập, in, tìm kiếm, ươm tạo, kêu gọi, chọn lọc, phân tuyến, tài trợ, trang bị, sử dụng, tập trung, chú trọng, quan tâm, phát huy, khai trương, khởi công, ra mắt, thông qua, phát động, đóng góp, chăm sóc, bảo hộ, tra cứu, tiếp thu, giám định, nắm tình hình, nắm bắt, nhắc nhở, phát triển, giữ vững, giữ gìn, bảo tồn, khôi phục, bám sát, sắp xếp, tinh gọn, bố cục, tuyển dụng, tuyển chọn, bổ nhiệm, luân chuyển, đề cử, chuẩn hóa, tiêu chuẩn hóa, hiện đại hóa, đồng bộ, kiểm điểm, xem xét, luật hóa, cải cách, cắt giảm, đơn giản hóa, tạm dừng, dừng, đình chỉ, miễn, giảm, gia hạn, cho phép, cho vay, bảo lãnh, giải ngân, tạm ứng, ứng, nhận, kê khai, truy thu, hạch toán, mở sổ, ghi chép, quan trắc, đo đạc, lấy mẫu, thử, cải tạo, nâng cấp, sửa chữa, bảo trì, bảo dưỡng, trồng, chăm lo, khoanh vùng, cách ly, cứu trợ, trợ giúp, đồng hành, thúc đẩy, khơi thông, giữ, liên kết, hợp đồng, phát sóng, đưa tin, tổ chức ngày hội, tổ chức đón, tổ chức phong trào, giảng dạy, dạy, phát""");

    /** Two-word nouns that begin like a verb. They never open an action. */
    static final Phrases NOUNS = Phrases.of("""
            thông tin về, thông tin bổ sung, giấy chứng nhận đăng ký, giấy phép xây dựng, trật tự xây dựng, vật liệu xây dựng, giấy chứng nhận, khu bảo tồn, khu cách ly, khu chế xuất, xuất nhập cảnh, xuất nhập khẩu, mua sắm tập trung, trợ giúp pháp lý, tài sản công, dịch vụ công, sự nghiệp công, sự nghiệp công lập, hành chính công, tiền gửi, chứng khoán, thông tin đại chúng, kiến thiết, hệ thống thông tin, người yêu cầu, người đề nghị, yêu cầu đối với, yêu cầu về, tờ trình, an ninh_ trật tự ở cơ sở, an ninh_ trật tự, cảnh sát điều tra, an ninh điều tra, cảnh sát quản lý hành chính, an toàn thông tin, an ninh thông tin, phòng không, viễn thông, phổ thông, thi đua_ khen thưởng, phòng_ chống thiên tai, phòng_ chống tham nhũng, phòng_ chống tệ nạn xã hội, phòng_ chống tội phạm, phòng_ chống mại dâm, phòng_ chống tác hại, giúp việc, việc làm, trung ương và địa phương, trung ương_ địa phương, ứng dụng công nghệ cao, nông nghiệp công nghệ cao, dự án đầu tư xây dựng, Dự án đầu tư xây dựng, công trình xây dựng, vật liệu xây dựng, đầu tư phát triển, vốn đầu tư, dự án đầu tư, chủ trương đầu tư, kết quả nghiên cứu, kết quả thực hiện, kế hoạch thực hiện, quản lý rừng, bảo hiểm xã hội, bảo hiểm y tế, đổi mới sáng tạo, chuyển đổi số, phát triển nông thôn, phát triển bền vững, quản lý nhà nước, đầu tư xây dựng, ứng dụng tiến bộ, sở hữu trí tuệ, thu nhập, thu ngân sách, công nghệ thông tin, phát thanh truyền hình, giáo dục thường xuyên, người có công, khám_ chữa bệnh, tổng điều tra, vệ sinh thực phẩm, tự bảo đảm chi thường xuyên, tự bảo đảm, chi thường xuyên, hàng không, hậu cần, bầu cử, cấp cao, cấp quân khu, cấp trường, cấp khoa, cấp phòng, cấp cụm, cấp thôn, cấp phường, cấp tỉnh, cấp huyện, cấp xã, cấp bộ, cấp cơ sở, cấp trung ương, cấp quốc gia, cấp thành phố, cấp trên, cấp dưới, cấp có thẩm quyền, truyền hình, cấp địa phương, cấp I, cấp II, cấp III, cấp nhà nước, cấp vùng, cấp sở, cấp ủy
            trung cấp, sơ cấp, cao cấp, trực thuộc, trực tuyến, trực tiếp, trực tổng đài, dự án, dự kiến, dự phòng, viết tắt, tăng trưởng, tăng ca, dẫn chứng, khám bệnh, khám chữa bệnh, bầu cử, dự báo thời tiết, tách biệt, vệ sinh môi trường, vệ sinh an toàn, phát triển kinh tế, công trình, chương trình, quá trình, quy trình, lộ trình, trình tự, giáo trình, nhỏ và vừa, thư ký, chữ ký, nhật ký, công lập, cùng cấp, độc lập, cứu nạn_ cứu hộ, cứu nạn và cứu hộ, phòng cháy_ chữa cháy, phòng cháy và chữa cháy, cứu hộ_ cứu nạn, tiếp công dân, quy hoạch chi tiết, chiếu xạ, trình độ, quy định của, quy định tại, thông tin truyền thông, thông tin điện tử, thông tin và, lập pháp, dạy nghề, dạy học, giảm nghèo, kiểm soát bệnh, phục vụ hành chính, giám sát đầu tư, đo lường chất lượng, thử nghiệm có kiểm soát, in ấn, đại diện cho, đại diện của, phát thanh, chuyển đổi cơ, mở đầu, giữ nước, phát minh, ký hiệu, chuyển phát, đưa vào, cấp thiết, ứng viên, tiếp theo, tiếp giáp, giao thông, giao dịch, giao lưu, giao thức, giao tiếp, giao diện, trích lục, mời thầu, nhận thức, nhận dạng, nhận diện""");

    /** A lower-case verb that, right behind a kind of unit, describes the unit and not its duty. */
    static final Phrases MODIFIER_VERBS = Phrases.of("""
            phát hành, không thuộc, phát điện, truyền tải điện, mua điện, bán điện, phân phối điện, có chức năng, thực hiện chức năng, chuyên môn thực hiện chức năng, được ngân sách nhà nước hỗ trợ, được ngân sách nhà nước cấp kinh phí, được Nhà nước hỗ trợ, nghiên cứu khoa học, xuất bản, thi công xây dựng, biệt phái, huấn luyện, truyền thông, cách ly, giam giữ, nuôi dưỡng, chịu sự giám sát, chịu sự quản lý, chịu sự kiểm tra, chịu sự thanh tra, chịu sự tác động, trực tiếp quản lý, trực tiếp sử dụng, trực tiếp thực hiện, đăng kiểm, kiểm nghiệm, xét nghiệm, quan trắc, đo lường, hiệu chuẩn, công chứng, đấu giá, trợ giúp, nghiệm thu, giám hộ, bảo lãnh, phát thải, xả thải, thu gom, tái chế, phân tích, in, dạy nghề, giết mổ, kinh tế, chuyên môn, tiếp quản, bảo trợ, cai nghiện, lưu giữ, thử nghiệm lâm sàng, khảo sát, thẩm tra, xác minh, soạn thảo, nhận chuyển giao, giao, bán, mua, thuê, chuyển nhượng, nhập, trồng, nuôi, đóng tàu, chủ quản, ủy thác, nhận ủy thác, nộp thuế, lao động, giao dịch, niêm yết, nhận thầu, trúng thầu, giáo dục, chăn nuôi, nghiệp vụ, cho vay, đi vay, chuyển phát, bán buôn, bán lẻ, tiêu thụ, vận chuyển, thi hành án, bổ trợ, cấp phép, khám bệnh, hành nghề, tổ chức sự kiện, quản lý, tham gia, chuyên trách, phụ trách, sử dụng, khai thác, sản xuất, kinh doanh, cung cấp, cung cấp dịch vụ, cung ứng, bảo vệ, hoạt động, tài trợ, điều tra, thi hành, tiến hành tố tụng, nghiên cứu, đào tạo, thực hiện nhiệm vụ, tham mưu, đầu tư
            điều hành, điều phối, đầu mối, thường trực, làm nhiệm vụ, nhận, có, được, thuộc, trực thuộc, đang, đã, nơi, do, đánh giá sự phù hợp, kiểm định, chứng nhận, đăng ký, đề nghị, khởi nghiệp, ứng dụng, chế biến, xuất khẩu, nhập khẩu, vận hành, giám định, thử nghiệm, tư vấn, chuyển giao, phát triển, thanh tra, kiểm tra, thẩm định, xây dựng pháp luật, đại diện, xúc tiến, giám sát, tiếp nhận, quản lý nhà nước, sở hữu, ươm tạo, dịch vụ, sự nghiệp, lưu trữ, báo chí, cho thuê, vận tải, kiểm soát, hỗ trợ khởi nghiệp, thi công, thiết kế, thụ hưởng, giám sát thi công, thi hành án, bảo hiểm, tuyển dụng, phát hành, phân phối""");

    /** Trades that describe a unit without naming what they work on: "đơn vị thi công". */
    static final Phrases TRADES =
            Phrases.of("thi công, thiết kế, tư vấn, vận hành, chủ trì, chuyên trách, thường trực, đầu mối, thụ hưởng");

    /** Heads whose name is an activity, even in small letters: "Ban quản lý", "Trung tâm nghiên cứu". */
    static final Phrases NAMED_BY_ACTIVITY = Phrases.of("""
            Ủy ban, Chốt, Nhóm, Tiểu ban, Khu, Nhà, Sở Giao dịch, Ban, Trung tâm, Văn phòng, Hội đồng, Phòng, Chi cục, Cục, Vụ, Quỹ, Trường, Viện, Tổ công tác, Đoàn, Đội, Trạm, Nhà máy, Công ty, Hội, Hiệp hội, Cơ quan, Đơn vị, Vườn ươm, Tổng cục, Học viện, Trung tâm ứng dụng, BQL, Tổ chức, Liên minh, Bộ phận, Sàn, Tổ, Chủ nhiệm""");

    /** Openers of a relative description, behind which verbs belong to the unit. */
    static final Phrases RELATIVE = Phrases.of("được, do, nơi, mà, đang, đã, tham gia, chưa, bị");

    /** Words that close the description of a unit. */
    static final Phrases CLOSERS = Phrases.of(
            "sở tại, cấp trên trực tiếp, còn lại, có liên quan khác ở địa phương, liên quan khác ở địa phương, khác ở trung ương, khác ở địa phương, ở trung ương, có liên quan ở địa phương, liên quan ở địa phương, liên quan tại địa phương, có liên quan khác, liên quan khác, có liên quan, liên quan, có thẩm quyền, nêu trên, nói trên, trên địa bàn, trên toàn quốc, trên cả nước, trong vùng, trong khu vực, trong cả nước, trong ngành, trong tỉnh, trong nước, ngoài nước, trước sắp xếp, sau sắp xếp, trước sáp nhập, sau sáp nhập, trước hợp nhất, sau hợp nhất, nơi giao dịch, nơi cư trú, nơi thường trú, nơi đăng ký, nơi mở tài khoản, kèm theo, khác");

    /** Words at which a unit's name ends in any case. */
    static final Phrases STOPS = Phrases.of("""
            còn có, còn phải, còn chịu, tự giải thể, tùy theo, tùy, nếu, với vai trò, với tư cách, trong vai trò, với trách nhiệm, mỗi đơn vị, mỗi xã, mỗi địa phương, mỗi trường, mỗi cơ quan, mỗi sở, mỗi bên, thời hạn, thời gian, tiến độ, cam kết, luân phiên, cùng tổ chức, cùng xây dựng, cùng thực hiện, cùng nghiên cứu, cùng triển khai, cùng ký, để, nhằm, thì, khi, nếu, sau khi, trước khi, trước ngày, chậm nhất, kể từ, trong việc, trong công tác, trong quá trình, trong phạm vi, trong thời hạn, trong thời gian, trong năm, trong quý, trong tháng, theo quy định, theo chức năng, theo thẩm quyền, theo phân công, theo hướng, như sau, bảo đảm, đảm bảo, đối với, không, là, làm, có trách nhiệm, có nhiệm vụ, chịu trách nhiệm, có nghĩa vụ, có quyền, có thể, chủ trì, phối hợp, giao, phân công, chỉ đạo, sẽ, phải, cần, căn cứ, thông qua, trên cơ sở, cùng phối hợp, cùng nhau, qua đó, từ đó, về việc, gồm, bao gồm, cùng với, hoặc là, vừa, rất, cho biết, tại khoản, tại Điều, quy định tại, kịp thời, khẩn trương, tiếp tục, chủ động, thống nhất, tập trung, tạo""");

    /** Words at which a proper name ends, while a description may go on. */
    static final Phrases PROPER_STOPS = Phrases.of(
            "chỉ thị, hằng ngày, hàng ngày, hằng tuần, hàng tuần, mỗi năm, mỗi quý, mỗi tháng, mỗi tuần, về, tại, ở, được, đã, đang, do, bị, với, từ, đến, trong, theo, cho, như, nêu, có, thường xuyên, định kỳ, hằng năm, hàng năm, hằng quý, hàng quý, hằng tháng, hàng tháng, trước, trên cơ sở, này, mà, còn, đánh giá cao");

    /** The marks of a duty behind its subject. */
    static final Phrases DUTY_MARKERS = Phrases.of("""
            có quyền hạn_ trách nhiệm, có quyền hạn và trách nhiệm, có các nghĩa vụ, có các trách nhiệm, có các nhiệm vụ, có những nhiệm vụ, có những trách nhiệm, có những nghĩa vụ, chủ trì, có trách nhiệm, chịu trách nhiệm, có nhiệm vụ, có nghĩa vụ, làm đầu mối, là đầu mối, làm chủ trì, giữ vai trò chủ trì
            là cơ quan thường trực, là cơ quan đầu mối, là đơn vị đầu mối, là đơn vị thường trực, làm cơ quan thường trực, làm cơ quan đầu mối, làm thường trực, làm đơn vị đầu mối, là bộ phận thường trực, là cơ quan chủ trì, là đơn vị chủ trì, là thường trực, là tổ chức đầu mối, làm nhiệm vụ, đảm nhiệm, là cơ quan điều phối, là cơ quan giúp việc, làm đầu mối chủ trì""");

    static final Phrases LEADS = Phrases.of("đồng chủ trì, chủ trì, làm đầu mối, là đầu mối, làm chủ trì");

    /** "phối hợp với" and its variants; what follows are the coordinators. */
    static final Phrases TOGETHER_WITH = Phrases.of("""
            hiệp thương với, hiệp thương thống nhất với, kết hợp với, kết hợp cùng, cùng phối hợp với, cùng phối hợp, phối hợp với, phối hợp cùng, phối hợp cùng với, phối hợp chặt chẽ với, phối hợp chặt chẽ cùng, phối hợp thường xuyên với, phối hợp kịp thời với, phối hợp hiệu quả với, phối hợp thống nhất với, phối kết hợp với, phối hợp đồng bộ với, phối hợp trao đổi với, chủ động phối hợp với, thống nhất với, thống nhất ý kiến với, trao đổi thống nhất với, phối hợp và thống nhất với, có sự phối hợp của, với sự phối hợp của, với sự tham gia của, có sự tham gia của, phối hợp""");

    static final Phrases TOGETHER_AFTER_LEAD = Phrases.of("cùng với, cùng");

    /** Orders that hand a duty to the unit behind them. */
    static final Phrases ASSIGNMENTS = Phrases.of(
            "phân cấp cho, giao nhiệm vụ cho, giao nhiệm vụ, giao trách nhiệm cho, giao trách nhiệm, giao cho, giao, phân công nhiệm vụ cho, phân công cho, phân công, ủy quyền cho, ủy quyền, đề nghị, kính đề nghị, trân trọng đề nghị, yêu cầu, đề xuất giao, kiến nghị, thống nhất giao, đồng ý giao, tiếp tục giao, chỉ đạo giao, nhất trí giao, cơ bản thống nhất giao, lưu ý, nhắc nhở");

    static final Phrases DIRECTIONS = Phrases.of("chỉ đạo, lãnh đạo và chỉ đạo, đôn đốc và chỉ đạo");

    /** What, right behind a unit, shows that no duty follows. */
    static final Phrases NO_DUTY = Phrases.of("""
            đồng ý, không nhất thiết, tiếp tục hoạt động, tiếp tục có hiệu lực, tiếp tục được, trình bày, thực hiện thẩm quyền, nhất trí với, nhất trí cao, hoạt động theo, làm việc theo, nhìn nhận, đưa tin_, chỉ rõ, đồng tình, bày tỏ, thừa nhận, nhắc lại, dẫn chứng, quyết nghị, có quyền, có thể, được, bị, gồm, bao gồm, đã, không, là, đang, vừa, rất, cho biết, cho rằng, khẳng định, nhấn mạnh, phát biểu, đánh giá cao, ghi nhận, biểu dương, mong muốn, mong, chia sẻ, cảm ơn, tin tưởng, hy vọng, nhận được, ký kết, cùng Chủ tịch, có thẩm quyền, quyết định, khi, nếu, chưa, mới, còn, đạt, hiện, nhận thấy, thống nhất chủ trương, thống nhất với chủ trương, thống nhất với đề xuất, thống nhất với đề nghị, thống nhất với kiến nghị, thống nhất với nội dung, thống nhất với phương án, thống nhất với báo cáo, thống nhất với ý kiến, thống nhất cao, ban hành kèm""");

    /** Openers of circumstances before the subject of a clause. */
    static final Phrases CIRCUMSTANCES = Phrases.of("""
            chưa phù hợp, không phù hợp, chưa đáp ứng, không đáp ứng, không đủ điều kiện, trừ, muộn nhất, tùy theo, trên đây, đối với, trường hợp, căn cứ, trên cơ sở, khi, nếu, trong, để, hằng, hàng, trước, sau, định kỳ, về, tại, từ, đến, ngoài, theo, chậm nhất, nhằm, với, tùy, thời gian tới, kể từ, vào, mỗi, bên cạnh, qua, quý, tháng, năm, riêng, ngay sau, ngay khi, do đó, vì vậy, tuy nhiên, giai đoạn, song song, thường xuyên, quá thời hạn, quá hạn, hết thời hạn, ngay từ, tính đến, kết thúc, cùng lúc, nhân dịp, cuối, đầu, ở, dưới, bằng, cùng với, khẩn trương, sáu tháng""");

    static final Phrases CONNECTIVES = Phrases.of(
            "và, đồng thời, theo đó, thời gian tới, trong thời gian tới, cụ thể, trong đó, ngoài ra, bên cạnh đó, trên cơ sở đó, sau đó, từ đó, riêng, hoặc, tuy nhiên, do đó, vì vậy, đặc biệt");

    /** Encouragement, rights, sanctions and definitions: what is said here lays no duty on anyone. */
    static final Phrases NOT_BINDING = Phrases.of(
            "chi hỗ trợ, chi cho, chi thanh toán, chi tiền, chi bồi dưỡng, mức chi, mức thu, khuyến khích, nghiêm cấm, bị phạt, bị xử phạt, có hiệu lực, hết hiệu lực");

    /** Receivers of help that are named behind these verbs. */
    static final Phrases HELPING = Phrases.of(
            "hỗ trợ cho, hỗ trợ, giúp, giúp đỡ, tạo điều kiện cho, cung cấp cho, hướng dẫn, tư vấn cho, tư vấn, chuyển giao cho, phục vụ");

    /** Office holders who share one office behind a comma: "Bộ trưởng, Trưởng ban …". */
    static final Phrases SECOND_TITLES = Phrases.of("Trưởng ban, Chủ nhiệm, Trưởng Ban");

    /** Offices that are called by their field alone. */
    static final Phrases FIELD_OFFICES = Phrases.of("Thống kê, Thuế");

    static final Phrases FORCE = Phrases.of("lực lượng, các lực lượng");

    /** What "có" says of a duty, a right or a document, not of a thing that a place has. */
    static final Phrases BINDING_HAVE = Phrases.of(
            "có trách nhiệm, có nhiệm vụ, có nghĩa vụ, có quyền, có thể, có các, có những, có ý kiến, có văn bản, có chức năng, có thẩm quyền, có liên quan, có sự, có hiệu, có giá, có tối thiểu, có ít nhất");

    /** Parties that are named whole by two words. */
    static final Phrases WHOLE = Phrases.of(
            "hai bên, các bên, ba bên, mỗi bên, bốn bên, bên A, bên B, bên C, hai ngành, hai đơn vị, hai cơ quan");

    /** Offices that serve two bodies: "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân". */
    static final Phrases OFFICES_OF_BODIES = Phrases.of(
            "Văn phòng Đoàn, Chánh Văn phòng Đoàn, Văn phòng HĐND, Văn phòng Hội đồng nhân dân, Chánh Văn phòng HĐND, Chánh Văn phòng Hội đồng nhân dân");

    static final Phrases ELECTED = Phrases.of("HĐND, Hội đồng nhân dân, UBND, Ủy ban nhân dân, Ủy ban");

    /** Bodies behind "tổ chức" that make it a noun. */
    static final Phrases PARTY_BODIES =
            Phrases.of("Đảng, Đoàn, Hội, Công đoàn, Liên, Mặt trận, Việt Nam, Y tế, KH&CN, NN");

    static final Phrases BASES = Phrases.of("cơ sở, trụ sở");

    /** Bodies that are named by a field of government and nothing else. */
    static final Phrases OF_FIELDS = Phrases.of("Sở, Bộ");

    /** What an authority may do that it is told by: "cơ quan có thẩm quyền cấp giấy phép". */
    static final Phrases GRANTS = Phrases.of(
            "thu hồi, cho phép, thẩm định, cấp phép, chấp thuận, cấp, phê duyệt, thành lập, quản lý, ra quyết định, quyết định, giải quyết, bổ nhiệm, tuyển dụng");

    /** Bodies whose plural a colon and their names may follow. */
    static final Phrases NAMED_IN_LISTS = Phrases.of("Bộ, Sở, Cục, Vụ, Tổng cục, Chi cục, Phòng, Ban, Trung tâm");

    /** What all bodies of a rank are; alone it is nobody. */
    static final Phrases LEVELS = Phrases.of("cấp");

    /** Words in small letters with which a name that could end goes on. */
    static final Phrases NAME_GOES_ON = Phrases.of(
            "chi nhánh, hai, mỗi, nghiệp, trực thuộc, thuộc, các cấp, cấp, có, nơi, về, trên địa bàn, cùng cấp, của, liên quan, ven, biên giới, miền, vùng, khu vực, phía, lớn, nhỏ, được, khác, phụ trách, tỉnh, trung ương, đặc biệt, loại, hạng, mới, cũ, sở tại, lân cận, giáp ranh, bạn, đang, đã, chưa, không, bị, do, ngoài, trong, tại, ở, nêu, nói, này, đó, tư pháp, nhà nước");

    static final Phrases FORCES = Phrases.of(
            "Cảnh sát biển, Cảnh sát, Hải quan, Bộ đội Biên phòng, Quân đội, Kiểm lâm, Quân đội nhân dân, Công an nhân dân");

    /** Fields of government, to cut "các Bộ Tài chính, Nội vụ, Y tế" at the right commas. */
    static final Phrases FIELDS = Phrases.of("""
            Nông nghiệp và PTNT, Nông nghiệp & PTNT,
            Văn hóa - Thông tin, Văn hóa Thông tin, Thương mại, Thủy sản, Bưu chính_ Viễn thông, Văn hóa_ Khoa học và Thông tin, Thể dục thể thao, Quy hoạch - Kiến trúc, An toàn thực phẩm, Kinh tế, Đối ngoại, Giao thông công chánh, Lao động_ Thương binh và Xã hội, Lao động - Thương binh và xã hội, Công nghiệp và Thương mại, Dân tộc, Tài chính, Nội vụ, Y tế, Công Thương, Xây dựng, Tư pháp, Ngoại giao, Quốc phòng, Công an, Giao thông vận tải, Kế hoạch và Đầu tư, Khoa học và Công nghệ, Nông nghiệp và Môi trường, Nông nghiệp và Phát triển nông thôn
            Tài nguyên và Môi trường, Giáo dục và Đào tạo, Thông tin và Truyền thông, Lao động - Thương binh và Xã hội, Văn hóa_ Thể thao và Du lịch, Dân tộc và Tôn giáo, Du lịch, Ngoại vụ, Kiểm lâm""");

    /** Units of which a Bộ, or a Sở, is the parent. */
    static final Phrases SUBORDINATES = Phrases.of("Cục, Vụ, Viện, Tổng cục, Học viện, Trung tâm, Trường, Phòng");

    /** Names that begin like those of subordinates and belong to no ministry. */
    static final Phrases NO_SUBORDINATES = Phrases.of("Viện kiểm sát, Học viện Chính trị quốc gia, Viện Hàn lâm");

    /** Kinds that say nothing without a qualifier. */
    static final Phrases BARE_KINDS = Phrases.of("""
            tổng cục, xã ủy, phường ủy, đặc khu ủy, quý cơ quan, quý đơn vị, quý sở, quý ban, bộ, ngành, sở, ban, cơ quan ngang bộ, cơ quan thuộc Chính phủ, cơ quan trung ương, cơ quan, đơn vị, tổ chức, cá nhân, địa phương, doanh nghiệp, đoàn thể, hội, hiệp hội, viện, trường, trung tâm, vụ, cục, hợp tác xã, học viện, trường đại học, viện nghiên cứu, chuyên gia, nhà khoa học, cấp ủy, huyện, xã, phường, tỉnh, thành phố, phòng, tập đoàn, tổng công ty, bệnh viện, cơ sở, công chức, viên chức, cán bộ, quận, chi cục, công ty, bộ trưởng""");

    /** Verbs that end even a long description of a unit. */
    static final Phrases STRONG_VERBS = Phrases.of("""
            tiến hành, hoàn thành việc, ưu tiên, hoàn trả, lưu trữ, áp dụng, duy trì, phân công, cử, thành lập, huy động, vận động, nộp, tăng cường, đẩy mạnh, tiếp tục, tạo điều kiện, phối hợp, cam kết, khắc phục, công khai, bàn giao, tuyển chọn, tổ chức thực hiện, kịp thời, chuyển thông tin, chuyển hồ sơ, cấp kinh phí, lựa chọn, đề nghị, yêu cầu, đăng ký tham gia, bảo đảm kinh phí, chịu trách nhiệm, quán triệt, lồng ghép, tham gia ý kiến, cho ý kiến, góp ý, sơ kết, tổng kết, trang bị, tham mưu, xây dựng, ban hành, hướng dẫn, báo cáo, trình, rà soát, tổng hợp, theo dõi, đôn đốc, triển khai, thường xuyên thực hiện, thực hiện, quy định, thẩm định, nghiên cứu, đề xuất, công bố, cập nhật, tập hợp, thu thập, xác minh, tiếp nhận, xem xét, trả lời, phê duyệt, tuyên truyền, phổ biến, chỉ đạo, phản ánh, niêm yết, đăng tải, khẩn trương, chủ động, hoàn thiện, thông báo, gửi, lập, đánh giá, bố trí""");

    /** The marks of duty that no other reading explains. */
    static final Phrases STRICT_MARKERS = Phrases.of("""
            có quyền hạn_ trách nhiệm, có quyền hạn và trách nhiệm, có các nghĩa vụ, có các trách nhiệm, có các nhiệm vụ, có những nhiệm vụ, có những trách nhiệm, có những nghĩa vụ, chủ trì, có trách nhiệm, chịu trách nhiệm, có nhiệm vụ, có nghĩa vụ, làm đầu mối, là đầu mối, làm chủ trì, giữ vai trò chủ trì, chịu trách nhiệm chủ trì, có trách nhiệm chủ trì, phải chịu trách nhiệm, phải có trách nhiệm
            là cơ quan thường trực, là cơ quan đầu mối, là đơn vị đầu mối, là đơn vị thường trực, làm cơ quan thường trực, làm cơ quan đầu mối, làm thường trực, làm đơn vị đầu mối, là bộ phận thường trực, là cơ quan chủ trì, là đơn vị chủ trì, là thường trực, là tổ chức đầu mối, đảm nhiệm, là cơ quan điều phối, là cơ quan giúp việc, làm nhiệm vụ thường trực, là cơ quan tham mưu, là cơ quan quản lý, là đơn vị thực hiện""");

    /** Marks of duty that are themselves the action. */
    static final Phrases KEPT_MARKERS = Phrases.of("""
            chịu trách nhiệm, làm đầu mối, là đầu mối, đảm nhiệm, là cơ quan thường trực, là cơ quan đầu mối, là đơn vị đầu mối, là đơn vị thường trực, làm cơ quan thường trực, làm cơ quan đầu mối, làm thường trực, làm đơn vị đầu mối
            là bộ phận thường trực, là cơ quan chủ trì, là đơn vị chủ trì, là thường trực, là tổ chức đầu mối, là cơ quan điều phối, là cơ quan giúp việc, làm nhiệm vụ thường trực, là cơ quan tham mưu, là cơ quan quản lý, là đơn vị thực hiện""");

    /** Adverbs that stand before an action without a circumstance of their own. */
    static final Phrases PLAIN_ADVERBS = Phrases.of("""
            thừa ủy quyền, thừa lệnh, thay mặt, luân phiên, thay phiên, nghiêm chỉnh, trực tiếp, tạm thời, định kỳ hàng, tổ chức định kỳ, theo định kỳ, nghiêm ngặt, chặt chẽ, đồng bộ, thống nhất và, tích cực và, đến lượt mình, kịp thời, thường xuyên, khẩn trương, chủ động, nghiêm túc, tích cực, trực tiếp, sớm, đồng thời, cũng, luôn, sẽ, phải, cần, từng bước, định kỳ, hằng năm, hàng năm, hằng quý, hàng quý, hằng tháng, hàng tháng, mỗi năm, mỗi quý, mỗi tháng, quyết liệt, kiên quyết, nhanh chóng, đột xuất, ngay, còn, thời gian tới, cùng nhau, tự, nghiêm, định kỳ hằng, hằng tuần, định kỳ hoặc đột xuất, trước mắt, tự chịu, tham gia, và, cam kết, cam kết sẽ, tiếp tục""");

    /** Circumstances between a subject and its verb. */
    static final Phrases BETWEEN = Phrases.of("""
            trực tiếp hoặc thông qua, với vai trò, trong vai trò, với trách nhiệm, mỗi đơn vị, mỗi xã, mỗi địa phương, mỗi trường, mỗi cơ quan, mỗi sở, theo chức năng, theo phạm vi, theo thẩm quyền, theo nhiệm vụ, theo phân công, theo quy định, theo lĩnh vực, theo phân cấp, theo sự phân công, theo trách nhiệm, trong phạm vi, trong quý, trong năm, trong tháng, trong thời gian, trong thời hạn, trên cơ sở, tùy theo, tùy, căn cứ, căn cứ vào, trước ngày, chậm nhất, với tư cách, bằng nguồn, sau khi, ngoài nhiệm vụ, trên địa bàn, thuộc phạm vi, được giao nhiệm vụ, vào ngày, đến ngày""");

    /** Nouns in front of a verb that make it a thing given, and rules given that look like verbs. */
    static final Phrases GIVEN = Phrases.of(
            "khả năng, nhu cầu, tình hình, kết quả, yêu cầu, kế hoạch, điều kiện, năng lực, mục tiêu, nhiệm vụ, phương án, quy trình, tiêu chí, hướng dẫn của, hướng dẫn tại, quy định tại, quy định của, quy định này, thông báo của, đề xuất của, đề nghị của, yêu cầu của, chỉ đạo của, phân công của, báo cáo của, kết luận của, kiến nghị của, hồ sơ đề nghị, việc, chương trình, nội dung");

    static final Phrases TIME_WORDS = Phrases.of(
            "trước, chậm nhất, vào, là, của, năm, tháng, quý, ngày, tuần, lần, một, hoặc, hằng, hàng, đột xuất, đầu, cuối");

    /** Openers of a circumstance that may set a deadline. */
    static final Phrases TIME_OPENERS = Phrases.of(
            "trước, trong, sau, đến, chậm nhất, hằng, hàng, mỗi, quý, tháng, năm, định kỳ, cuối, từ, giai đoạn, thường xuyên, sáu tháng, không chậm hơn, vào, muộn nhất, 6 tháng, 06 tháng, kể từ, chậm");

    /** Circumstances that only narrow the case and are left out of the quote. */
    static final Phrases CONDITIONS =
            Phrases.of("sau khi, ngay sau khi, ngay khi, trong trường hợp, trường hợp, khi, nếu, về, trên cơ sở, tại");

    /** Prepositions behind which "do X chủ trì" describes a thing. */
    static final Phrases OBLIQUE = Phrases.of("đối với, trong, về, tại, theo, với");

    /** What a lead is, where an order makes it so: "giao X làm chủ đầu tư". */
    static final Phrases ROLES = Phrases.of("là, làm");

    /** Papers that a body issues in the sentence that leads them in. */
    static final Phrases ISSUED = Phrases.of(
            "ban hành Kế hoạch, ban hành kế hoạch, ban hành Quyết định, ban hành Chỉ thị, ban hành Nghị quyết, ban hành Thông tư, ban hành Chương trình, ban hành Quy chế, ban hành Đề án, ban hành Hướng dẫn, xây dựng Kế hoạch, xây dựng kế hoạch triển khai, ban hành Nghị định, thông báo, có ý kiến, kết luận, cùng ký, ký kết, thống nhất ký, thông báo kết luận, báo cáo như, báo cáo kết quả, quyết nghị");

    /** Meetings: who chairs one has no duty from it. */
    static final Phrases MEETINGS = Phrases.of(
            "cuộc họp, hội nghị, buổi họp, buổi làm việc, phiên họp, hội thảo, thời gian, địa điểm, thành phần, biên bản, tọa đàm, lễ");

    /** Orders proper, not requests. */
    static final Phrases ORDERS = Phrases.of(
            "phân cấp cho, giao nhiệm vụ cho, giao nhiệm vụ, giao trách nhiệm cho, giao trách nhiệm, giao cho, giao, phân công nhiệm vụ cho, phân công cho, phân công, ủy quyền cho, ủy quyền, đề xuất giao, thống nhất giao, đồng ý giao, tiếp tục giao, nhất trí giao, cơ bản thống nhất giao, chọn, mời, đề nghị");

    /** What those who are regulated do of their own will, or what is done for them. */
    static final Phrases FREE_ACTS = Phrases.of(
            "lựa chọn, đề nghị, yêu cầu, đầu tư, tham gia, sử dụng, sản xuất, kinh doanh, khiếu nại, tố cáo, nhận, hưởng, xuất khẩu, nhập khẩu, mua, bán, khai thác, vi phạm, hoạt động, đạt, kết hợp, phát triển, mở rộng, tăng, giảm, thuê, nuôi, trồng, thu hoạch, tiêu thụ, chuyển đổi, liên kết, dự báo, đánh giá, kiến nghị, đăng ký, ứng dụng, thử nghiệm, thay đổi, vay, ủng hộ, tập trung, có, dùng, tìm kiếm, thu mua, chiếm, trở thành, hình thành, tạo, thành lập, hợp tác, ký kết, gặp, thiếu, mong, tự, chế biến");

    static final Phrases AUTHORISED = Phrases.of(
            "cơ quan có thẩm quyền, cấp có thẩm quyền, người có thẩm quyền, cơ quan nhà nước có thẩm quyền, các cấp có thẩm quyền, các cơ quan có thẩm quyền, cơ quan cấp trên, cấp trên");

    static final Phrases SIGNING = Phrases.of("ký, ký kết");

    /** A year that opens a report. */
    static final Phrases PAST_OPENERS = Phrases.of(
            "năm, trong năm, giai đoạn, trong giai đoạn, đến nay, tính đến, đến hết, qua, sau, từ đầu năm, 6 tháng, trong 6 tháng, quý, trong quý, tháng");

    static final Phrases REPORTED = Phrases.of(
            "so với cùng kỳ, so với năm, đã, đạt tỷ lệ, đạt loại, đạt kết quả, hiện có, cho biết, tăng trưởng");

    static final Phrases NOUN_ENDS =
            Phrases.of("dung, vụ, bản, án, trình, định, hoạch, sơ, tiêu, việc, vốn, phí, đơn, quyết, luận, liệu");

    /** Kinds of bodies that owe what is said of them once they are described. */
    static final Phrases DUTIFUL = Phrases.of(
            "chủ rừng, chủ tàu, chủ phương tiện, chủ cơ sở, chủ nguồn thải, chủ công trình, chủ hàng, chủ thể, chủ đập, trưởng đoàn, thành viên, tổ chức chủ trì, đơn vị chủ trì, cơ quan chủ trì, đơn vị, chủ đầu tư, chủ dự án, nhà thầu, tư vấn, tổ chức được, doanh nghiệp được, tổ chức, cơ sở, doanh nghiệp cung cấp, doanh nghiệp quản lý, chủ nhiệm, chủ quản, chủ sở hữu, thành viên, hợp tác xã, hiệp hội, hội viên, công ty");

    /** What an organisation leads that is called after it: "tổ chức chủ trì đề tài". */
    static final Phrases LED = Phrases.of(
            "đoàn công tác, đoàn kiểm tra, liên kết, xây dựng dự thảo, lập đề nghị, đề tài, dự án, nhiệm vụ, chương trình, soạn thảo, thẩm tra quyết toán, thẩm tra, thẩm định, điều tra, biên soạn, đề án, nhiệm vụ khoa học, lập quy hoạch, xây dựng quy chuẩn");

    /** Kinds that mean nobody in particular before they are described. */
    static final Phrases DESCRIBED =
            Phrases.of("đơn vị, cơ quan, tổ chức, cơ sở, doanh nghiệp, bên, nhà thầu, công ty, hợp tác xã");

    /** "chủ rừng là tổ chức": which of a kind are meant. */
    static final Phrases BEING = Phrases.of(
            "là tổ chức kinh tế, là tổ chức, là cá nhân, là hộ gia đình_ cá nhân, là hộ gia đình, là cộng đồng dân cư, là doanh nghiệp, là đơn vị sự nghiệp công lập, là đơn vị sự nghiệp, là người nước ngoài, là thành viên, là đảng viên, là người đứng đầu");

    static final Phrases EACH = Phrases.of("từng, mỗi");

    /** What opens a case inside a sentence, behind a comma. */
    static final Phrases IF = Phrases.of("nếu, trường hợp, trong trường hợp");

    /** Heads of courts and of those who prosecute, who may be named for two of them at once. */
    static final Phrases HEADS_OF_COURTS = Phrases.of("Chánh án, Viện trưởng");

    /** Words behind which those stand to whom something is told or given. */
    static final Phrases TELLING_TO = Phrases.of("cho, mời, gửi");

    static final Phrases BEFORE_A_DAY = Phrases.of("trước ngày");

    /** Kinds of authorities that stand with a capital where they open a sentence. */
    static final Phrases AUTHORITIES = Phrases.of("cơ quan quản lý, cơ quan nhà nước, cơ quan chuyên môn");

    /** Heads that a field of work follows, in small letters and with verbs in it. */
    static final Phrases OF_BRANCHES =
            Phrases.of("cơ quan chuyên ngành, cơ quan quản lý chuyên ngành, thanh tra chuyên ngành");

    /** With what the name goes on behind such a field. */
    static final Phrases RANKED = Phrases.of("thuộc, trực thuộc, ở, cấp, của, trung ương, địa phương");

    static final Phrases ORGANISING = Phrases.of("tổ chức");

    /** Bodies called "Bộ" that are no ministries. */
    static final Phrases COMMANDS = Phrases.of("Bộ Chỉ huy, Bộ Tư lệnh, Bộ Tổng Tham mưu");

    /** Offices over a body that is told by its kind. */
    static final Phrases HEADS_OVER = Phrases.of("người đứng đầu, thủ trưởng, người phụ trách");

    /** Public bodies told by their field, in small letters. */
    static final Phrases AGENCIES = Phrases.of("cơ quan, các cơ quan");

    /** Trades that tell a kind of business, with what it trades in behind them. */
    static final Phrases TRADING = Phrases.of("cung cấp, cung ứng, sản xuất, kinh doanh, nhập khẩu, xuất khẩu");

    /** What those owe who are named at the end of a paper. */
    static final Phrases EXECUTING = Phrases.of("chịu trách nhiệm thi hành");

    /** Bodies between an office and its ministry. */
    static final Phrases DEPARTMENTS = Phrases.of("Tổng cục, Bộ Tư lệnh");

    /** Receiving something is what a body is for, as often as what it owes. */
    static final Phrases RECEPTION = Phrases.of("tiếp nhận");

    /** What a name ends with that tells of those who break a rule. */
    static final Phrases OFFENDING = Phrases.of("vi phạm");

    static final Phrases COMPARED = Phrases.of(
            "so với cùng kỳ, so với năm trước, so với năm, so với kế hoạch, tăng trưởng bình quân, bằng cùng kỳ");

    /** Words before a verb that make it what something is for. */
    static final Phrases PURPOSES = Phrases.of(
            "về, để, việc, và, công tác, hoạt động, dịch vụ, nghề, nhiệm vụ, của, được, bị, do, trong, cho, với, theo, tại, hoặc, quyền, chức năng, hành vi, kế hoạch, dự án, chương trình, đề tài, phương án, hệ thống, đã, đang, sẽ, ngành, lĩnh vực, khu vực, tiến hành, thực hiện, có, không, mà, nơi, người, cơ quan, bộ, vụ, khi, hồ sơ, điều kiện, hợp đồng, quá trình, trách nhiệm");

    /** Words of names that end like the nouns in front of "phối hợp" in "sự phối hợp", "công tác phối hợp". */
    static final Phrases ENDS_LIKE_NOUNS = Phrases.of(
            "dân sự, quân sự, nhân sự, hình sự, lãnh sự, đối tác, hợp tác, tổ công tác, truyền trình, liên kết");

    /** Words behind which units receive something, so that a list of them stays one. */
    static final Phrases RECEIVING = Phrases.of(
            "liên, mưu, gửi, cáo, trình, cho, với, của, về, giúp, nghị, trợ, dẫn, giữa, tại, cùng, và, từ, đạo, đốc, cầu, do, bởi, theo, sang, đến");

    static final Phrases SENDING = Phrases.of("gửi, chuyển");

    /** Those who say something where a colon follows. */
    static final Phrases SPEAKERS = Phrases.of("đại diện, các đại biểu, đại biểu, ý kiến");

    /** Words of a name whose second syllable alone would end it: "Phòng Đào tạo". */
    static final Phrases TRAINING = Phrases.of("đào tạo, chế tạo, sáng tạo, cải tạo, kiến tạo");

    static final Phrases ANNOUNCING = Phrases.of("sau đây, sau:, như sau, dưới đây");

    static final Phrases CARRYING_OUT = Phrases.of(
            "đảm nhận, đảm trách, thực hiện, phụ trách, đảm nhiệm, triển khai, tổ chức thực hiện, chịu trách nhiệm, tham mưu");

    /** What opens the case in which a duty arises. */
    static final Phrases CASES = Phrases.of("khi, nếu, trong trường hợp, trường hợp, ngay khi, ngay sau khi");

    /** Before a number that something has or reaches. */
    static final Phrases AT_LEAST = Phrases.of("ít nhất, tối thiểu, trên, hơn, khoảng, từ, gần, tổng số");

    /** Verbs of a speech, right before its words. */
    static final Phrases STRESSED =
            Phrases.of("nhấn mạnh, khẳng định, phát biểu, chia sẻ, bày tỏ, cho biết, cho rằng, đánh giá, nói");

    /** What is done to a paper before it is there: "do Sở A soạn thảo, trình trước ngày …". */
    static final Phrases PRODUCING = Phrases.of(
            "giúp, xây dựng, soạn thảo, lập, biên soạn, tổng hợp, hoàn thiện, rà soát, đề xuất, nghiên cứu, trình, thẩm định, chuẩn bị, dự thảo");

    /** Bodies that are set up for something and told by it, in small letters as well. */
    static final Phrases SET_UP_FOR = Phrases.of("Chốt, Hội đồng, Ban, Đoàn, Tổ, Tổ công tác, Đội, Nhóm, Quỹ");

    /** Bodies whose name may go on with "về" and what they are concerned with. */
    static final Phrases CONCERNED_WITH = Phrases.of(
            "Thường trực, Văn phòng, Phòng, Cục, Ủy ban, Chốt, Hội đồng, Ban, Đoàn, Tổ, Tổ công tác, Đội, Nhóm, Quỹ");

    /** What tells one kind of organisation from another, behind "tổ chức". */
    static final Phrases KINDS_OF_ORGANISATION = Phrases.of(
            "kiểm toán, và, cá nhân, được, có, phải, nào, khác, này, kinh tế, chính trị, xã hội, tín dụng, đảng, Đảng, công đoàn, hành nghề, sự nghiệp, phi, tôn giáo, quốc tế, khoa học, nghề nghiệp, tư vấn, trung gian, nước ngoài, trong, ngoài, thuộc, sử dụng, nhận, chủ trì, là, đại diện, quần chúng, bộ máy cấp, của, liên quan");

    /** What a further name stands behind. */
    static final Phrases LINKING = Phrases.of("và, với, cùng, hoặc");

    /** What the name of a body ends with that acts for a whole realm: "Ban Chỉ đạo quốc gia". */
    static final Phrases REALMS = Phrases.of("quốc gia, trung ương, tỉnh, thành phố, nhà nước, Việt Nam, Chính phủ");

    /** "huyện trọng điểm về nuôi tôm": in what they are strong goes on with who they are. */
    static final Phrases STRONG_IN = Phrases.of("trọng điểm");

    /** Kinds of bodies that are told by the field "về" names. */
    static final Phrases SPECIALISED = Phrases.of(
            "cơ quan chuyên môn, cơ quan quản lý nhà nước, cơ quan quản lý, cơ quan nhà nước, cơ quan, đơn vị chuyên môn, tổ chức, đơn vị, hội đồng, tổ công tác");

    /** Modifiers that need nothing behind them: "cơ quan chủ quản". */
    static final Phrases WHOLE_MODIFIERS = Phrases.of(
            "chịu sự giám sát, chịu sự quản lý, chịu sự kiểm tra, chịu sự thanh tra, chủ quản, đầu mối, thường trực, chuyên môn, nghiệp vụ, sự nghiệp, báo chí, kinh tế, giáo dục");

    /** Those whom rules bind, though they are written with a capital where they begin a sentence. */
    static final Phrases REGULATED =
            Phrases.of("chủ đầu tư, chủ dự án, nhà đầu tư, nhà thầu, tổ chức, cá nhân, doanh nghiệp, chủ cơ sở, người");

    /** Openers of what a paper rests on. */
    static final Phrases GROUNDS = Phrases.of("căn cứ, theo đề nghị, xét đề nghị, theo");

    static final Phrases DETAILING = Phrases.of("phân công");

    static final Phrases NOW = Phrases.of("đến nay, tới nay, vừa qua, hiện nay");

    static final Phrases SPECIFIERS = Phrases.of("theo đó, cụ thể, trong đó");

    /** What those of whom it is said may do, and need not. */
    static final Phrases ALLOWED =
            Phrases.of("được khuyến khích, được phép, được quyền, có quyền, có các quyền, có những quyền, có thể");

    /** With what a list of rights is led in. */
    static final Phrases GRANTING = Phrases.of("được hưởng các quyền, các quyền sau");

    static final Phrases RIGHTS = Phrases.of(
            "được hưởng các quyền, các quyền sau, được khuyến khích, được phép, có quyền, có các quyền, có những quyền, được quyền, có quyền hạn, quyền của, quyền hạn của, quyền và lợi ích của");

    /** With what a heading begins that says whose something is. */
    static final Phrases RESPONSIBILITY = Phrases.of("trách nhiệm, nhiệm vụ");

    static final Phrases RESPONSIBILITY_OF = Phrases.of("""
            nghĩa vụ của, quyền và nghĩa vụ của, nhiệm vụ_ quyền hạn của, trách nhiệm_ quyền hạn của, quyền hạn_ trách nhiệm của, quyền_ nghĩa vụ của, trách nhiệm và quyền hạn của, trách nhiệm_ quyền hạn của, quyền hạn_ trách nhiệm của, quyền hạn và trách nhiệm của, chức năng_ nhiệm vụ của, chức năng_ nhiệm vụ_ quyền hạn của, nhiệm vụ cụ thể của, trách nhiệm cụ thể của, phân công nhiệm vụ cho, trách nhiệm và nghĩa vụ của, nghĩa vụ và trách nhiệm của, nhiệm vụ chủ yếu của, nhiệm vụ chính của, trách nhiệm của, nhiệm vụ của, trách nhiệm, nhiệm vụ và trách nhiệm của, trách nhiệm thực hiện của, nhiệm vụ và quyền hạn của, trách nhiệm quản lý của, trách nhiệm và nhiệm vụ của, phân công trách nhiệm của, trách nhiệm tổ chức thực hiện của""");

    /** What a sentence ends with that leads in what a body does. */
    static final Phrases TASKS =
            Phrases.of("nhiệm vụ, nhiệm vụ chính, nhiệm vụ sau, nhiệm vụ chủ yếu, nhiệm vụ sau đây, nhiệm vụ cụ thể");

    /** Headings above what a body may do, not above what it owes. */
    static final Phrases POWERS_OF = Phrases.of("quyền hạn của, quyền của, các quyền của, thẩm quyền của");

    static final Phrases REGARDING = Phrases.of("về phía, đối với phía, đối với, về phía, phía");

    /** Reports, speeches and documents: a subject with such a verb says or is something and owes nothing. */
    static final Phrases SPEECH_OR_DOCUMENT = Phrases.of(
            "chỉ thị, kết luận, phát biểu, cho biết, có ý kiến, thông báo, nêu rõ, nhấn mạnh, quyết nghị, quyết định, ban hành, điều, nghị quyết, trường hợp, việc, mức, phần");

    /** Kinds of bodies that carry public duties although their names begin like those of persons. */
    static final Phrases OFFICIAL_KINDS = Phrases.of(
            "người ra quyết định, người có thẩm quyền ra quyết định, quý, người phát ngôn, thẩm phán, hội thẩm, kiểm sát viên, chấp hành viên, tổ trưởng, trưởng thôn, hai bên, các bên, ba bên, bên A, bên B, công an, tổ công tác, chủ tịch, thành phố, tổ chức chính trị, tỉnh, cơ quan, công đoàn, người đứng đầu, cấp ủy, xã, phường, nhà trường, cơ sở giáo dục, huyện");

    /** Verbs of asking; behind a unit they ask and do not act. */
    static final Phrases PLEAS = Phrases.of("đề nghị, yêu cầu, kiến nghị, lưu ý");

    /** Verbs that no description of a unit goes on with. */
    static final Phrases LAUNCHING = Phrases.of(
            "triển khai, tổ chức thực hiện, tổ chức triển khai, tập trung, tăng cường, chủ động, khẩn trương");

    static final Phrases STATE_OWNED = Phrases.of("công lập, nhà nước, sự nghiệp");

    /** Orders that even a report of a meeting passes on. */
    static final Phrases DEMANDS = Phrases.of("yêu cầu");

    /** Verbs inside "thuộc phạm vi quản lý". */
    static final Phrases MANAGING = Phrases.of(
            "quản lý, phụ trách, phân công, giao, quy định, phân cấp, chức năng, cấp, thực hiện nhiệm vụ, kế hoạch");

    /** Kinds of bodies; with a capital they are names only when a capital follows ("Công an Cần Thơ"). */
    static final Phrases PLAIN_KINDS = Phrases.of(
            "bên, trưởng, nhóm, đại diện lãnh đạo, tổ chức, cơ quan, đơn vị, doanh nghiệp, cá nhân, người, địa phương, lực lượng, bộ, ngành, sở, ban, thành phố, tỉnh, công ty, hợp tác xã, nhà trường, hội, đoàn, lãnh đạo, đại diện, bộ phận");

    /** Words that end even a relative description of a unit. */
    static final Phrases RELATIVE_STOPS = Phrases.of(
            "còn có, còn phải, còn chịu, trong thời gian, trong thời hạn, căn cứ, trên cơ sở, khi, trong khi, sau khi, trước khi, trong phạm vi, theo chức năng, theo thẩm quyền, trong việc, trong công tác, trong quá trình, nhằm, để, đối với, kịp thời, khẩn trương, như sau, có quyền, có các quyền, có thể, thì, không được, là, gồm, sẽ, phải, cần, phối hợp với, sẽ, có trách nhiệm");

    static final Phrases KINDS_WITH_CAPITAL = Phrases.of(
            "Tổng cục, Bộ, Sở, Ban, Ngành, Vụ, Viện, Cục, Trường, Hội, Đoàn thể, Chi cục, Phòng, Tập đoàn, Tổng công ty, Tổng Công ty");

    /** Verbs that go on a name such as "Ban Chỉ đạo phát triển …". */
    static final Phrases NAME_VERBS = Phrases.of(
            "nghiên cứu, đào tạo, kiểm tra, quản lý, chiến lược, phát triển, cải cách, chuyển đổi, đổi mới, ứng phó, giải phóng, cứu trợ, thu hút, kết nối, đầu tư, quy hoạch, xúc tiến, hỗ trợ, chống, phòng");

    static final Phrases RESPONSIBLE = Phrases.of(
            "có quyền hạn_ trách nhiệm, có quyền hạn và trách nhiệm, phải chịu trách nhiệm, phải có trách nhiệm, có các nghĩa vụ, có các trách nhiệm, có các nhiệm vụ, có nghĩa vụ, có những nhiệm vụ, có trách nhiệm, chịu trách nhiệm, có nhiệm vụ");

    /** Openers of a report on what was done up to a day. */
    static final Phrases COUNTED_UP =
            Phrases.of("tính đến, tính từ đầu, lũy kế, từ đầu năm đến nay, đến thời điểm này");

    /** What a date or a term ends with. */
    static final Phrases TIME_ENDS = Phrases.of("ngày, tháng, năm, quý, tuần, giờ");

    static final Phrases IN_CHARGE = Phrases.of(
            "phụ trách địa bàn, phụ trách khối, phụ trách lĩnh vực, phụ trách công tác, phụ trách ngành, được phân công phụ trách");

    /** Seats of a steering body, in front of a colon and who takes them. */
    static final Phrases SEATS = Phrases.of(
            "Trưởng ban, Trưởng Ban, Phó Trưởng ban, Phó Trưởng Ban, Tổ trưởng, Tổ phó, Phó Tổ trưởng, Ủy viên, Thành viên, Các thành viên, Thư ký, Chủ tịch Hội đồng, Phó Chủ tịch Hội đồng, Trưởng đoàn, Trưởng tiểu ban, Chủ nhiệm, Phó Chủ nhiệm");

    /** What the closing formula asks for when difficulties arise. */
    static final Phrases FEEDBACK = Phrases.of(
            "phản ánh kịp thời, phản ánh, báo cáo, liên hệ, thông tin, gửi, đề nghị, kiến nghị, trao đổi, phản hồi, thông báo, đề xuất, có văn bản");

    /** What opens a paper's first sentence and names what it carries out, before its subject. */
    static final Phrases CARRIED_OUT = Phrases.of("""
            thực hiện Công văn, thực hiện Kế hoạch, thực hiện Quyết định, thực hiện Nghị quyết, thực hiện Chỉ thị, thực hiện Thông báo, thực hiện Chương trình, thực hiện Kết luận, thực hiện ý kiến, thực hiện chỉ đạo, thực hiện Luật, thực hiện Nghị định, thực hiện Thông tư, thực hiện Đề án, thực hiện Công điện, thực hiện Quy chế, thực hiện Văn bản, thực hiện chức năng, thực hiện nhiệm vụ được, triển khai Kế hoạch, triển khai Nghị quyết, triển khai Công văn, triển khai Quyết định, triển khai thực hiện Công văn, triển khai thực hiện Kế hoạch, triển khai thực hiện Nghị quyết, triển khai thực hiện Quyết định, triển khai thực hiện Chỉ thị, triển khai thực hiện Chương trình, tiếp theo Công văn, tiếp theo Kế hoạch, xét đề nghị, xét Tờ trình, xét nội dung, tiếp nhận Công văn, phúc đáp Công văn""");

    /** What is shared as an act, not as a word spoken. */
    static final Phrases SHARING = Phrases.of(
            "chia sẻ dữ liệu, chia sẻ thông tin, chia sẻ hạ tầng, chia sẻ cơ sở dữ liệu, chia sẻ kết quả, chia sẻ tài nguyên, chia sẻ số liệu");

    static final Phrases NOT = Phrases.of("không");

    /** Verbs that open a part of a list of duties, and are more often nouns or parts of names elsewhere. */
    static final Phrases OPENING_VERBS = Phrases.of("tham gia, phòng_ chống, phòng_ ngừa, đối ứng");

    /** What an authority settles by its word alone: "Mức hỗ trợ do Bộ trưởng Bộ Y tế quy định". */
    static final Phrases SETTLING = Phrases.of("quy định, quy định cụ thể, quy định chi tiết, hướng dẫn, quyết định");

    /** What opens a clause that says who settles it. */
    static final Phrases SETTLED = Phrases.of(
            "mức, thủ tục, trình tự, hồ sơ, mẫu, chế độ, tiêu chuẩn, tiêu chí, điều kiện, định mức, danh mục, nội dung, thời gian, thẩm quyền, chi tiết, quy chế, phương thức, cơ chế");

    /** On what grounds it is settled. */
    static final Phrases GROUNDED = Phrases.of("trên cơ sở, căn cứ, theo, sau khi, bằng");

    /** Words with which a clause says something of its subject before anybody settles it. */
    static final Phrases SAYS_MORE =
            Phrases.of("là, phải, bằng, gồm, bao gồm, căn cứ, thực hiện theo, theo mức, áp dụng theo");

    /** What the name of one who may demand something ends with. */
    static final Phrases DEMANDING = Phrases.of("tướng, tịch, trưởng, phủ, tỉnh, phố, thư, bộ, đốc, ủy, dân");

    /** What a part behind a semicolon begins with that says more of the part before. */
    static final Phrases WITHIN = Phrases.of("trong đó");

    /** What the closing formula expects besides difficulties: that the paper must be changed. */
    static final Phrases AMENDING = Phrases.of(
            "cần sửa đổi, cần bổ sung, cần điều chỉnh, chưa phù hợp, bất cập, vấn đề phát sinh, nội dung phát sinh");

    /** What opens the last sentence of a paper. */
    static final Phrases CONCLUDING = Phrases.of("trên đây");

    /** Persons who are addressed as such: a verb behind them is what they are to do. */
    static final Phrases ADDRESSED = Phrases.of("đại biểu, quý vị");

    /** What a speaker or a paper does when it only tells something. */
    static final Phrases TOLD = Phrases.of(
            "đồng ý sử dụng, đồng ý chủ trương, đồng ý cho, trình bày, nhìn nhận, đưa tin_, cho rằng, cho hay, cho biết, khẳng định, nhấn mạnh, nhất trí với, nhất trí cao, hoạt động theo");

    /** Papers by which something is handed out: "có văn bản giao Sở A …". */
    static final Phrases PAPERS = Phrases.of("văn bản, công văn, thông báo, quyết định, công điện, chỉ thị, kế hoạch");

    /** Adverbs behind which only a verb stands. */
    static final Phrases HURRYING =
            Phrases.of("khẩn trương, kịp thời, tích cực, chủ động, nghiêm túc, trực tiếp, thường xuyên");

    /** Those who are told by no trade: a verb behind them is what they do. */
    static final Phrases LOCALITIES = Phrases.of("địa phương, khu phố");

    /** What a body may decide; behind a name it is no part of it. */
    static final Phrases EMPOWERED = Phrases.of("có thẩm quyền");

    /** When the closing formula expects difficulties to arise. */
    static final Phrases MEANWHILE = Phrases.of("trong quá trình, quá trình thực hiện, quá trình triển khai");

    static final Phrases LEADING_TOGETHER = Phrases.of("đồng chủ trì với, đồng chủ trì cùng, cùng chủ trì với");

    /** Schools, and the levels by which a list of them goes on: "các trường đại học, cao đẳng". */
    static final Phrases SCHOOLS = Phrases.of("trường, cơ sở");

    static final Phrases SCHOOL_LEVELS = Phrases.of(
            "cao đẳng, trung cấp, đại học, phổ thông, trung học cơ sở, trung học phổ thông, tiểu học, mầm non, mẫu giáo, học viện, dạy nghề");

    static final Phrases MISSIONS =
            Phrases.of("Đại sứ quán, Tổng Lãnh sự quán, Lãnh sự quán, Cơ quan đại diện, Văn phòng đại diện");

    /** Anybody at all: a rule for them lays a duty on nobody. */
    static final Phrases ANYBODY =
            Phrases.of("tổ chức_ cá nhân, cá nhân_ tổ chức, tổ chức, cá nhân, doanh nghiệp, người dân");

    /** Ways in which a task comes to a unit, behind "được". */
    static final Phrases ENTRUSTED = Phrases.of(
            "giao, giao nhiệm vụ, giao trách nhiệm, giao quyền, phân công, phân công nhiệm vụ, phân cấp, ủy quyền, chỉ định, lựa chọn");

    /** Kinds of bodies behind which "tổ chức" is one more kind. */
    static final Phrases OFFICIAL_BODIES = Phrases.of("cơ quan, đơn vị");

    /** What a unit is besides, behind its name and a dash. */
    static final Phrases STANDING = Phrases.of(
            "cơ quan thường trực, đơn vị thường trực, cơ quan đầu mối, đơn vị đầu mối, cơ quan chủ trì, đơn vị chủ trì");

    /** What opens an aside that names some of those who have been named. */
    static final Phrases ESPECIALLY = Phrases.of("đặc biệt là, nhất là, trước hết là");

    /** What is asked of those above. */
    static final Phrases PROPOSING = Phrases.of("kiến nghị");

    /** How often something is done in a cycle. */
    static final Phrases ONCE = Phrases.of("một lần, hai lần");

    /** What stands in front of a lead or a task that somebody has been given. */
    static final Phrases ENTRUSTING = Phrases.of("giao, phân công");

    /** Persons at the head of a body, and authorities: each is a unit by itself, though it has no name. */
    static final Phrases HEADS_OF_BODIES = Phrases.of("người đứng đầu, thủ trưởng, người phụ trách, chính quyền");

    /** What a unit has or lacks, told by the verb behind it: "nơi có nhu cầu tiếp nhận". */
    static final Phrases WANTING = Phrases.of("nhu cầu, thẩm quyền, chức năng, khả năng, điều kiện, yêu cầu");

    /** What binds without any doubt. */
    static final Phrases BOUND = Phrases.of("phải, có trách nhiệm, chịu trách nhiệm");

    static final Phrases DONE = Phrases.of("xong");

    static final Phrases DECIDING = Phrases.of("quyết định");

    /** "quyết định cho học sinh nghỉ học", "quyết định việc …": a decision that somebody is to take. */
    static final Phrases SETTLES_FOR = Phrases.of("cho, việc");

    /** What makes "yêu cầu" behind it a noun: "theo yêu cầu", "đáp ứng yêu cầu". */
    static final Phrases NOUN_BEFORE_ORDER = Phrases.of(
            "theo, có, ứng, các, những, dung, với, sơ, đơn, mục, về, của, đạt, và, từ, do, khi, nếu, là, được, không");

    /** What stands before the wording of an order that a letter asks for: "có ý kiến chỉ đạo như sau: Giao Sở A …". */
    static final Phrases WORDED_BEFORE = Phrases.of("như sau, sau đây, nội dung, ý kiến, chỉ đạo, sau");

    /** What a part after a semicolon begins with that only says what the part before is for. */
    static final Phrases AIMS = Phrases.of("nhằm, để, góp phần, từ đó, qua đó, trong đó, bảo đảm sao cho, sao cho");

    static final Phrases WORKING = Phrases.of("làm việc");

    /** What describes those who take part in something, in a heading over their duties. */
    static final Phrases JOINING_IN = Phrases.of("tham gia, thụ hưởng, được hỗ trợ, sử dụng, được giao, thực hiện");

    /** "mỗi tháng có ít nhất 02 tin, bài": what there shall be. */
    static final Phrases HAVING_AT_LEAST = Phrases.of("có ít nhất, có tối thiểu");

    /** In whose stead something is done. */
    static final Phrases ACTING_FOR = Phrases.of("thay mặt, thừa ủy quyền, thừa lệnh");

    /** Offices of a ministry that a closing formula names in a row before the bodies of all of them. */
    static final Phrases JOINT_OFFICES = Phrases.of("Vụ trưởng, Cục trưởng, Tổng cục trưởng, Viện trưởng");

    static final Phrases JOINT_BODIES = Phrases.of("Vụ, Cục, Tổng cục, Viện");

    /** In which form an order is given: "vừa có ý kiến giao Sở A …". */
    static final Phrases HAVING_SAID =
            Phrases.of("vừa có ý kiến, có ý kiến, vừa có văn bản, có văn bản, vừa có công văn, có công văn, vừa");

    /** What tells a body by its function: "Chi cục có chức năng quản lý …". */
    static final Phrases FUNCTIONS = Phrases.of("có chức năng, thực hiện chức năng, chuyên môn thực hiện chức năng");

    /** What "quyết định" settles when it is a duty and not a power alone. */
    static final Phrases DECIDED =
            Phrases.of("phân công, ban hành, áp dụng, công bố, việc, dự toán, phân bổ, thu hồi, cấp");

    /** "… huyện, quận, thành phố thuộc tỉnh và đơn vị hành chính tương đương": one more kind of place. */
    static final Phrases LIKE_PLACES = Phrases.of("đơn vị hành chính");

    /** Verbs that only say that another is done: "thực hiện công khai". */
    static final Phrases LIGHT_VERBS = Phrases.of("thực hiện, tiến hành");

    /** With what a sentence ends that is followed by a list of contents. */
    static final Phrases CONTENTS = Phrases.of("""
            bao gồm các nội dung sau, bao gồm các nội dung sau đây, gồm các nội dung sau, gồm các nội dung sau đây,
            quy định các nội dung sau, quy định các nội dung sau đây, hướng dẫn các nội dung sau, hướng dẫn các nội dung sau đây,
            hướng dẫn cụ thể các nội dung sau, hướng dẫn cụ thể các nội dung sau đây, quy định cụ thể các nội dung sau, quy định cụ thể các nội dung sau đây,
            quy định chi tiết các nội dung sau, quy định chi tiết các nội dung sau đây, ban hành""");

    static final Phrases INDIVIDUALS = Phrases.of("cá nhân");

    static final Phrases HANDING_IN = Phrases.of("gửi, nộp, trực tiếp gửi, trực tiếp nộp, lập và gửi");

    static final Phrases APPLICATIONS = Phrases.of("hồ sơ, đơn, văn bản đề nghị, công văn đề nghị, giấy đề nghị");

    static final Phrases THAT = Phrases.of("mà");

    static final Phrases REPORTS = Phrases.of("báo cáo năm, báo cáo quý, báo cáo tháng, báo cáo định kỳ");

    /** What is answered where a case turns out otherwise: "trường hợp từ chối phải trả lời bằng văn bản". */
    static final Phrases ANSWERING = Phrases.of("trả lời, thông báo, có văn bản, nêu rõ");

    static final Phrases LEADERS = Phrases.of("lãnh đạo");

    static final Phrases BRACKETS = Phrases.of("(");

    static final Phrases CYCLES = Phrases.of(
            "định kỳ, hằng năm, hàng năm, hằng quý, hàng quý, hằng tháng, hàng tháng, định kỳ hằng, định kỳ hàng, mỗi năm, mỗi quý, mỗi tháng");

    static final Phrases SITTING = Phrases.of("ở, tại");

    static final Phrases OTHERS = Phrases.of("khác");

    static final Phrases CONTACT = Phrases.of("đầu mối, làm đầu mối");

    /** A duty to keep something from happening. */
    static final Phrases NOT_LETTING = Phrases.of("không để, không được để, tuyệt đối không để, kiên quyết không để");

    /** Verbs that may say how something is instead of what shall be done. */
    static final Phrases JUDGING = Phrases.of("đánh giá, nhận định, nhận xét, dự báo, ghi nhận, nhận thấy, xác định");

    /** How something is found to be. */
    static final Phrases STATES = Phrases.of("""
            còn hạn chế, còn chậm, còn nhiều, còn thấp, còn yếu, còn thiếu, còn bất cập, còn khó khăn, còn tăng, còn lúng túng, còn ít, còn tồn tại, chưa đáp ứng, chưa đạt, chưa nhiều, chưa cao, chưa đồng bộ, chưa kịp thời, chưa tương xứng, chưa hiệu quả, chưa có, chưa được, đạt nhiều, đạt kết quả, đạt yêu cầu, có chuyển biến, có nhiều chuyển biến, có tiến bộ, có bước, đã đạt, đã có, đã được, cơ bản đạt, cơ bản hoàn thành, rất tốt, khá tốt, sẽ tăng, sẽ giảm, tiếp tục tăng, vẫn còn, là rất, tương đối tốt, đi vào nền nếp""");

    /** What a member is in a body, between its name and a colon. */
    static final Phrases OFFICES_IN_BODY = Phrases.of(
            "thành viên, ủy viên, tổ viên, thư ký, tổ trưởng, tổ phó, trưởng ban, phó trưởng ban, trưởng đoàn, phó trưởng đoàn, chủ tịch hội đồng, phó chủ tịch hội đồng, phản biện, ủy viên thường trực, thành viên thường trực");

    /** What in brackets names the unit that leads. */
    static final Phrases LEAD_LABELS = Phrases.of(
            "đơn vị chủ trì, cơ quan chủ trì, chủ trì, đơn vị thực hiện, cơ quan thực hiện, đầu mối, cơ quan đầu mối, đơn vị đầu mối, phụ trách, đơn vị phụ trách, thực hiện");

    static final Phrases AGREEING = Phrases.of("thống nhất");

    static final Phrases UNIFIED_CONTROL = Phrases.of("thống nhất quản lý, thống nhất chỉ đạo");

    /** "hoàn thành trong quý II": a deadline set apart by a semicolon. */
    static final Phrases COMPLETION = Phrases.of(
            "thực hiện cơ bản hoàn thành, cơ bản hoàn thành trong, cơ bản hoàn thành trước, cơ bản hoàn thành vào, hoàn thành trong, hoàn thành trước, hoàn thành chậm, hoàn thành vào, hoàn thành ngày, hoàn thành quý, hoàn thành tháng, hoàn thành năm, bảo đảm hoàn thành, đảm bảo hoàn thành, thời hạn hoàn thành, thời gian hoàn thành, xong trước, xong trong, thời gian thực hiện, thời gian báo cáo, thời gian xong, thời gian gửi, thời hạn, xong chậm, hoàn thành chậm nhất");

    static final Phrases OFFICES_OVER =
            Phrases.of("Giám đốc, Bộ trưởng, Thủ trưởng, Lãnh đạo, Cục trưởng, Vụ trưởng, Chủ tịch");

    /** Kinds of bodies that are also fields of work in the name of a department. */
    static final Phrases FIELDS_OF_WORK = Phrases.of(
            "doanh nghiệp, hợp tác xã, cơ sở, công chức, viên chức, cán bộ, tổ chức, nông thôn, địa phương, hội");

    /** Bodies whose name may go on with "về": "Ban Chỉ đạo Trung ương về phòng, chống thiên tai". */
    static final Phrases BODIES_FOR = Phrases.of("Ban, Ủy ban, Hội đồng, Tổ công tác, Tổ");

    static final Phrases RANKS = Phrases.of("tra, thẩm, vấn, lý, chức, gia, ương, đạo, phố, tỉnh, nước, bộ, ngành");

    /** What an item of a list of duties does not begin with. */
    static final Phrases NOUN_STARTERS = Phrases.of("""
            trách nhiệm, nhiệm vụ, chức năng - nhiệm vụ, quyền hạn, nghĩa vụ, nguyên tắc, hình thức, phương thức, mục đích, mục tiêu, phạm vi, đối tượng, nơi nhận, lưu, kính, căn cứ, địa điểm, thành phần, ngày, sản phẩm, phần, mức, hồ sơ, đơn, bản, các, những, việc, trường hợp, số, có, được, không, đã, là, mẫu, giấy, tên, thời, nội dung, kinh phí, theo, trên, tại, danh, về, một, từ, sau, khi, cho, do, người, văn bản, chi phí, điều, khoản, quyền""");

    /** "Có giải pháp giảm ùn tắc" in a list of duties: to have such a thing is to make it. */
    static final Phrases HAVING_TO = Phrases.of(
            "có giải pháp, có biện pháp, có chính sách, có kế hoạch, có phương án, có cơ chế, có hình thức, có chương trình, có lộ trình, có hướng dẫn, có văn bản");

    /** What is organised: behind "tổ chức" they make it the verb. */
    static final Phrases ORGANISED = Phrases.of(
            "chiến dịch, cao điểm, mít tinh, tọa đàm, kỳ, thường trực, cấp cứu, tiếp đón, đón, đội, tuyến, vận chuyển, học, dạy, trại, sân, quầy, điểm, các, những, cuộc, lớp, hội, đợt, ngày, lễ, buổi, chuyến, phiên, giải, thi, tuần, tháng, trực, chấm, diễn đàn, triển lãm, chương trình, khóa, họp, gặp, cho, lại, ký, phát, tốt, bộ máy, đấu thầu, phong trào, ít nhất, không, thêm");

    /** What those who are regulated do because they must, though no mark of duty says so. */
    static final Phrases OBLIGING = Phrases.of(
            "tiến hành, sơ kết, tổng kết, có báo cáo, ban hành, xác nhận, phối hợp, nghiệm thu, kiểm tra, tổ chức, cập nhật, khai, trả, đóng, bàn giao, tiếp nhận, xây dựng, đăng ký, thanh toán, bồi thường, khắc phục, rà soát, cử, bố trí, duy trì, phân công, trang bị, cấp, phổ biến, tuyên truyền, tham gia, khẩn trương, chủ động, hướng dẫn, báo cáo, gửi, nộp, thực hiện, chấp hành, tuân thủ, bảo đảm, đảm bảo, công khai, khai báo, thông báo, cung cấp, niêm yết, lưu giữ, lập, kê khai, triển khai, hoàn thành, xây dựng");

    /** Reports that those who are regulated owe, whoever they are. */
    static final Phrases REPORTING = Phrases.of(
            "có báo cáo, lập danh sách, lập phương án, lập kế hoạch, báo cáo, gửi, nộp, kê khai, khai báo, thông báo, lập hồ sơ");

    /** Heads that say nothing without a name and share the one behind their neighbour: "Báo và Đài Phát thanh …". */
    static final Phrases NAMELESS = Phrases.of("Báo, Đài, Viện, Trung tâm, Cục, Vụ, Chi cục, Phòng, Trạm, Sở, Ban");

    /** Words by which somebody tells how things are. */
    static final Phrases TELLING =
            Phrases.of("báo cáo rằng, trao đổi rằng, cho biết, chia sẻ, hiện có, kể rằng, kể lại, cho hay, bày tỏ");

    /** Staff whom a unit appoints: to appoint them is the unit's own action. */
    static final Phrases STAFF =
            Phrases.of("cán bộ, công chức, viên chức, chuyên viên, nhân viên, phóng viên, người, đồng chí, nhân sự");

    /** Members whom their body details to a task. */
    static final Phrases MEMBERS = Phrases.of("hội viên, đoàn viên, đảng viên, giáo viên, thành viên");

    /** Openers of a report on a meeting: what is told then was said or done there. */
    static final Phrases OCCASIONS = Phrases.of(
            "tại kỳ họp, tại buổi, tại hội nghị, tại cuộc họp, tại lễ, phát biểu tại, tại phiên họp, tại hội thảo, vừa qua, trước đó, trong những năm qua, thời gian qua, trong thời gian qua, những năm qua, theo báo cáo");

    /** Verbs that introduce what somebody says. */
    static final Phrases SAYING =
            Phrases.of("chỉ thị, kết luận, có ý kiến, thông báo, chỉ đạo, quyết định, phát biểu, yêu cầu, cho ý kiến");

    /** Kinds of public bodies for which a bare "phải" is a duty of office, not a rule for those they regulate. */
    static final Phrases PUBLIC_KINDS = Phrases.of(
            "người đứng đầu, thủ trưởng, thành phố, tỉnh, hai bên, bên A, bên B, nhà trường, xã, phường, cơ quan, đơn vị, bộ, ngành, sở, ủy ban, địa phương, chính quyền, ban");

    /** Verbs of one syllable that end a name; others of one syllable are more often part of it. */
    static final Phrases SHORT_VERBS = Phrases.of(
            "xét, gắn, đóng, thuê, bán, trình, lập, gửi, nộp, giao, cử, họp, ký, mời, đưa, chọn, mở, cấp, thu, giúp, dành, chuyển, chốt, trích, nghe, trả, mua, tiếp, nhận, tạo");

    /** Words that make what stands on both sides of "và" one list. */
    static final Phrases JOINING =
            Phrases.of("giữa, của, cho, với, do, để, tại, gửi, cùng, trình, báo cáo, giúp, về, theo");

    /** Verbs that end a long relative description, though not a short one. */
    static final Phrases MILD_VERBS = Phrases.of(
            "điều tra, truy quét, ngăn chặn, sửa chữa, khảo sát, đo đạc, thống kê, xác minh, tháo gỡ, chăm sóc, kiểm tra, giám sát, xử lý, giải quyết, hỗ trợ, xác nhận, quyết định, cung cấp, bảo đảm, quản lý");

    /** What begins a further duty of the lead alone, though the part before named others. */
    static final Phrases OWN_DUTIES = Phrases.of(
            "định kỳ, hằng năm, hàng năm, hằng quý, hàng quý, hằng tháng, hàng tháng, báo cáo, gửi, trình, tổng hợp báo cáo, chịu trách nhiệm");

    /** Kinds of public bodies that stand without a description of their own. */
    static final Phrases PUBLIC_COLLECTIVES =
            Phrases.of("bộ, ngành, sở, ban, địa phương, cấp ủy, ngang bộ, Chính phủ, chính quyền");

    static final Phrases RELATIVE_MODIFIERS = Phrases.of("không thuộc, có, được, thuộc, trực thuộc, nơi, do, đang, đã");

    /** Verbs that also name a document: "Định hướng … do X chủ trì xây dựng". */
    static final Phrases DOCUMENTS =
            Phrases.of("định hướng, quy hoạch, báo cáo, thống kê, hướng dẫn, quy định, dự báo, khảo sát");
}
