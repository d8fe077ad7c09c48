package rules_test

// oppositeNames are names of women and of men that take each other's place when the sexes of a clause are exchanged. In
// families the mirror is whole: the father's brother becomes the mother's sister. Where several names stand on one side,
// the first is what the other side becomes.
func oppositeNames() [][2][]string {
	return [][2][]string{
		// women and men
		{{"phụ nữ", "chị em phụ nữ", "cánh phụ nữ", "chị em", "phái yếu", "phái đẹp"}, {"đàn ông", "cánh đàn ông", "phái mạnh", "mày râu", "cánh mày râu"}},
		{{"người phụ nữ"}, {"người đàn ông"}},
		{{"đàn bà con gái"}, {"đàn ông con trai"}},
		{{"đàn bà", "đờn bà"}, {"đàn ông", "đờn ông"}},
		{{"nữ giới", "giới nữ", "phái nữ"}, {"nam giới", "giới nam", "phái nam"}},
		{{"nữ nhi"}, {"nam nhi"}},
		{{"nữ sinh"}, {"nam sinh"}},
		{{"nữ quan"}, {"nam quan"}},
		{{"nữ"}, {"nam"}},
		{{"gái làng", "thôn nữ"}, {"trai làng", "trai tráng", "trai trẻ"}},
		{{"các bà"}, {"các ông"}}, {{"các cô"}, {"các chú"}}, {{"các chị"}, {"các anh"}}, {{"mấy bà"}, {"mấy ông"}},
		{{"mấy cô"}, {"mấy chú"}}, {{"mấy chị"}, {"mấy anh"}}, {{"các mẹ"}, {"các bố"}},
		{{"cụ bà"}, {"cụ ông"}}, {{"bà cụ"}, {"ông cụ"}}, {{"bà lão", "bà già"}, {"ông lão", "ông già"}}, {{"lão bà"}, {"lão ông"}},
		{{"bà"}, {"ông"}}, {{"chị"}, {"anh"}}, {{"liền chị"}, {"liền anh"}},
		// children
		{{"con gái"}, {"con trai", "con giai"}}, {{"gái"}, {"trai", "giai"}},
		{{"trưởng nữ"}, {"trưởng nam"}}, {{"thứ nữ"}, {"thứ nam"}}, {{"con trưởng nữ"}, {"con trưởng nam"}},
		// husbands and wives
		{{"vợ"}, {"chồng"}}, {{"chị vợ"}, {"anh chồng"}}, {{"bà xã"}, {"ông xã"}},
		{{"lấy chồng"}, {"lấy vợ", "cưới vợ"}},
		{{"có chồng"}, {"có vợ"}}, {{"chưa chồng"}, {"chưa vợ"}}, {{"mất chồng"}, {"mất vợ"}}, {{"chết chồng"}, {"chết vợ"}},
		{{"dâu"}, {"rể"}}, {{"nàng dâu"}, {"chàng rể"}},
		{{"nhà gái"}, {"nhà trai"}}, {{"bên gái"}, {"bên trai"}}, {{"đàng gái"}, {"đàng trai"}},
		{{"góa phụ", "quả phụ", "gái góa"}, {"đàn ông góa"}},
		// parents and kin
		{{"mẹ", "má"}, {"cha", "bố"}}, {{"mẹ vợ"}, {"cha chồng", "bố chồng"}}, {{"mẹ chồng"}, {"cha vợ", "bố vợ"}},
		{{"cô"}, {"cậu"}}, {{"dì"}, {"chú"}},
	}
}

// sidesOfFamilies are the mother's and the father's.
func sidesOfFamilies() [][2][]string {
	return [][2][]string{
		{{"bên ngoại"}, {"bên nội"}}, {{"họ ngoại"}, {"họ nội"}}, {{"nhà ngoại"}, {"nhà nội"}}, {{"đằng ngoại"}, {"đằng nội"}}, {{"ngoại tộc"}, {"nội tộc"}},
		{{"cháu ngoại"}, {"cháu nội"}}, {{"bà ngoại"}, {"ông nội"}}, {{"bà nội"}, {"ông ngoại"}}, {{"nhà vợ"}, {"nhà chồng"}}, {{"họ mẹ"}, {"họ cha"}},
	}
}

// namesOfBoth name both sexes at once, or a people as a whole, and stay as they are.
func namesOfBoth() []string {
	return []string{
		"vợ chồng", "cha mẹ", "bố mẹ", "ông bà", "anh chị", "anh chị em", "anh em", "cô chú", "chú bác cô dì", "nam nữ", "trai gái", "dâu rể", "dựng vợ gả chồng",
		"ông cha", "cha ông", "bà con", "nội ngoại", "con dâu con rể", "tuyên bố", "công bố", "phân bố", "bố trí",
	}
}

// neverSwapped are words that tell that the clause speaks of what only one sex can be or do: of biology, of a body of
// women, of a measure that promotes equality, of the ages of the law, of a role that has no counterpart.
func neverSwapped() []string {
	return []string{
		// biology, and the care of mothers
		"mang thai", "có thai", "thai", "thai sản", "có bầu", "bầu bí", "sinh con", "sinh nở", "sinh đẻ", "mới sinh", "đẻ", "đẻ con", "hậu sản", "nuôi con nhỏ", "con nhỏ", "cho con bú", "con bú", "sữa mẹ", "bú",
		"kinh nguyệt", "hành kinh", "có kinh", "thấy tháng", "đến tháng", "thai nghén", "nghén", "ở cữ", "vô sinh", "trinh", "trinh tiết", "đặt vòng", "triệt sản", "tử cung", "vú", "sản phụ", "sản khoa", "phụ khoa", "tiền liệt tuyến", "dậy thì",
		"chửa", "chửa hoang", "hoang thai", "bụng", "nạo", "phá thai", "nữ hộ sinh", "bà đỡ", "giới tính", "nối dõi", "váy",
		// bodies and days of women, honours, worship
		"hội phụ nữ", "chi hội phụ nữ", "hội liên hiệp phụ nữ", "chi hội trưởng phụ nữ", "chi hội nữ", "tổ phụ nữ", "câu lạc bộ phụ nữ", "hội viên phụ nữ", "cán bộ phụ nữ", "công tác phụ nữ", "phong trào phụ nữ",
		"ngày phụ nữ", "quốc tế phụ nữ", "bà mẹ việt nam anh hùng", "mẹ việt nam anh hùng", "hai bà trưng", "bà trưng", "thánh mẫu", "đạo mẫu", "bà chúa", "đền bà", "thành mẫu", "đội nữ", "hội nông dân", "hội cựu chiến binh", "8/3", "20/10",
		// measures that promote equality
		"bình đẳng giới", "tỷ lệ nữ", "cán bộ nữ", "cơ cấu nữ", "quy hoạch nữ", "lãnh đạo nữ", "có nữ", "là nữ", "phần trăm", "ít nhất", "tối thiểu",
		// law
		"luật", "nghị định", "pháp luật", "đăng ký kết hôn", "nghĩa vụ quân sự", "tòa án", "đủ 18 tuổi", "đủ 20 tuổi", "20 tuổi", "18 tuổi", "mười tám tuổi", "hai mươi tuổi", "tuổi kết hôn",
		// roles and sayings without a counterpart
		"gả", "đinh", "suất đinh", "đích tôn", "đích tử", "thừa trọng", "nam tôn", "nhất nam", "trọng nam", "trọng nam khinh nữ", "khinh nữ", "nhất nam viết hữu", "tam tòng", "nữ công", "nữ tắc", "tòng phu", "tòng phụ", "gia trưởng",
		"cô giáo", "thầy cô", "cô nhi", "dì ghẻ", "mẹ kế", "má phanh", "mợ", "thím", "bác", "cậu ấm", "quý tử", "cu", "mụ", "o", "ả", "mế", "mệ", "nàng", "chàng", "tang chồng", "thê", "thiếp",
		"ngoại thành", "ngoại lệ", "thị", "văn", "mẹ đơn thân", "đơn thân", "bạo lực",
	}
}
