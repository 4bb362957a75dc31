package vn.phusa.vietnamese.reading;

/**
 * Bodies known by name throughout the country whose names hold what would end another name: a verb, "các", "tại", or the name of a further
 * body. Where one stands, nothing has to be guessed.
 *
 * <p>Ministries are set up anew and their departments renamed; an act of an earlier year names those of its time, so names stay here when
 * the body is gone. Source: the decrees on functions, tasks and structure of the ministries, and the laws that set up councils and funds.
 */
final class CentralBodies {

    private CentralBodies() {}

    static final Phrases NAMES = Phrases.of("""
            Ủy ban Quốc gia ứng phó sự cố thiên tai và Tìm kiếm cứu nạn, Ủy ban Quốc gia Ứng phó sự cố thiên tai và Tìm kiếm cứu nạn, Trung tâm Mua sắm tập trung thuốc quốc gia, Trung tâm Mua sắm tập trung thuốc Quốc gia, Cục Quản lý Xuất nhập cảnh, Ủy ban Quản lý vốn nhà nước tại doanh nghiệp, Ủy ban Khoa học_ Công nghệ và Môi trường,
            Ủy ban Dân số_ Gia đình và Trẻ em, Ủy ban Bảo vệ và Chăm sóc trẻ em Việt Nam,
            Ủy ban Quốc gia Ứng phó sự cố_ thiên tai và Tìm kiếm cứu nạn,
            Ủy ban quốc gia phòng_ chống AIDS và phòng_ chống tệ nạn ma túy_ mại dâm,
            Ủy ban Quốc gia phòng_ chống AIDS và phòng_ chống tệ nạn ma túy_ mại dâm,
            Ban Chỉ đạo Trung ương các chương trình mục tiêu quốc gia, Ban Chỉ huy phòng_ chống thiên tai và tìm kiếm cứu nạn,
            Ban Giám sát đầu tư của cộng đồng, Cục An ninh mạng và phòng_ chống tội phạm sử dụng công nghệ cao,
            Cục Cảnh sát điều tra tội phạm về ma túy, Cục Cảnh sát điều tra tội phạm về trật tự xã hội,
            Cục Cảnh sát điều tra tội phạm về tham nhũng_ kinh tế_ buôn lậu,
            Cục Cảnh sát phòng cháy_ chữa cháy và cứu nạn_ cứu hộ, Cục Cảnh sát phòng_ chống tội phạm về môi trường,
            Cục Cảnh sát quản lý hành chính về trật tự xã hội,
            Cục Cảnh sát quản lý trại giam_ cơ sở giáo dục bắt buộc_ trường giáo dưỡng,
            Cục Cảnh sát quản lý tạm giữ_ tạm giam và thi hành án hình sự tại cộng đồng,
            Cục Cảnh sát thi hành án hình sự và hỗ trợ tư pháp, Cục Chất lượng_ Chế biến và Phát triển thị trường,
            Cục Công nghiệp công nghệ thông tin và truyền thông, Cục Công nghiệp công nghệ thông tin,
            Cục Đăng ký quốc gia giao dịch bảo đảm, Cục Điều tra chống buôn lậu,
            Cục Giám định Nhà nước về chất lượng công trình xây dựng, Cục Hộ tịch_ quốc tịch_ chứng thực,
            Cục Kiểm tra văn bản quy phạm pháp luật, Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính,
            Cục Kinh tế hợp tác và Phát triển nông thôn, Cục Kinh tế - Quản lý đầu tư xây dựng, Cục Kinh tế xây dựng,
            Cục Lâm nghiệp và Kiểm lâm, Cục Nhà giáo và Cán bộ quản lý giáo dục, Cục Pháp chế và cải cách hành chính_ tư pháp,
            Cục Phòng_ chống HIV/AIDS, Cục Phòng_ chống tệ nạn xã hội, Cục Quản lý chất lượng nông lâm sản và thủy sản,
            Cục Quản lý đấu thầu, Cục Quản lý đê điều và Phòng_ chống thiên tai, Cục Quản lý khám_ chữa bệnh,
            Cục Quản lý đầu tư xây dựng, Cục Quản lý lao động ngoài nước, Cục Quản lý tài nguyên nước,
            Cục Quản lý thi hành án dân sự, Cục Quản lý xuất nhập cảnh, Cục Quản lý_ giám sát bảo hiểm,
            Cục Quản lý_ giám sát chiến lược, Cục Quản lý_ giám sát kế toán_ kiểm toán, Cục Thủy sản và Kiểm ngư,
            Cục Xuất nhập khẩu, Hội đồng bồi thường_ hỗ trợ và tái định cư, Hội đồng đấu giá quyền sử dụng đất,
            Hội đồng phối hợp phổ biến_ giáo dục pháp luật, Hội đồng tư vấn xét tặng giải thưởng,
            Hội đồng xử lý vụ việc cạnh tranh, Hội đồng xử lý vụ việc hạn chế cạnh tranh,
            Phòng Cảnh sát quản lý hành chính về trật tự xã hội, Phòng Cảnh sát phòng cháy_ chữa cháy và cứu nạn_ cứu hộ,
            Quỹ hỗ trợ phát triển hợp tác xã, Tổng cục Cảnh sát Thi hành án hình sự và Hỗ trợ tư pháp,
            Trung tâm Công nghiệp hỗ trợ, Trung tâm Phục vụ hành chính công, Hội đồng xét xử, Trung tâm học tập cộng đồng, Trung tâm Học tập cộng đồng, Bộ quản lý ngành_ lĩnh vực, Trung tâm Xúc tiến đầu tư_ thương mại và du lịch, Trường Cán bộ quản lý giáo dục,
            Trường dự bị đại học, Viện Kinh tế xây dựng, Vụ Các vấn đề chung về xây dựng pháp luật,
            Vụ Giám sát và Thẩm định đầu tư, Vụ Quản lý các khu kinh tế, Vụ Quản lý xử lý vi phạm hành chính,
            Công ty Xổ số kiến thiết, Công ty Mua bán nợ Việt Nam, Công ty Quản lý tài sản của các tổ chức tín dụng Việt Nam""");
}
