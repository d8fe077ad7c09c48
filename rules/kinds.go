package rules

// Kind is one of the thirty kinds of clauses that discriminate by gender.
type Kind struct {
	Code    string // "K01" … "K30"
	ID      string // readable, as rule files and reports write it
	Title   string // Vietnamese
	English string
}

// Kinds is the catalogue of domain.md §4.2, in its order.
func Kinds() []Kind {
	return []Kind{
		{"K01", "household-representative", "Đại diện hộ, chủ hộ", "household representative and head"},
		{"K02", "village-office", "Bầu cử, ứng cử, chức việc thôn", "elections and village office"},
		{"K03", "lineage-membership", "Họ tộc, giáp, hội", "membership of lineage and associations"},
		{"K04", "worship-ritual", "Vào đình, tế lễ, rước", "worship and ritual"},
		{"K05", "feast-seating", "Chỗ ngồi, cỗ, phần", "seats and shares at feasts"},
		{"K06", "games-sport", "Trò hội, thể thao", "games and sport"},
		{"K07", "funeral-mourning", "Tang lễ, để tang", "funeral and mourning"},
		{"K08", "bride-price", "Thách cưới, sính lễ, nộp cheo", "bride price and wedding dues"},
		{"K09", "forced-marriage", "Ép gả, cướp vợ, nối dây, cấm kết hôn", "forced or forbidden marriage"},
		{"K10", "widow-remarriage", "Góa, tái giá", "widowhood and remarriage"},
		{"K11", "unwed-pregnancy", "Chửa hoang, ngoại tình phạt lệch", "unwed pregnancy, unequal penalty for adultery"},
		{"K12", "divorce", "Ly hôn", "divorce"},
		{"K13", "marriage-age", "Tuổi kết hôn", "age of marriage"},
		{"K14", "residence-in-laws", "Cư trú, dâu rể, gái lấy chồng xa", "residence and in-laws"},
		{"K15", "inheritance", "Thừa kế, hương hỏa", "inheritance and ancestral property"},
		{"K16", "land-welfare-share", "Chia ruộng, đất công, đền bù, phúc lợi", "shares of land, compensation and welfare"},
		{"K17", "title-credit", "Đứng tên, vay vốn, giao dịch", "titles, credit and transactions"},
		{"K18", "labour-contribution", "Suất đinh, công lao động, quỹ", "labour duties and contributions"},
		{"K19", "rewards-support", "Hỗ trợ, khen thưởng, khuyến học", "support, rewards and study grants"},
		{"K20", "housework", "Việc nhà", "housework"},
		{"K21", "obedience", "Phục tùng, quyền chồng", "obedience and marital power"},
		{"K22", "schooling", "Học hành", "schooling"},
		{"K23", "son-preference", "Dân số, trọng nam", "population and son preference"},
		{"K24", "surname-birth-status", "Họ tên, con ngoài giá thú, con nuôi", "surname, birth status and adoption"},
		{"K25", "conduct-dress", "Nết ăn ở, trang phục, đi lại", "conduct, dress and movement"},
		{"K26", "demeaning-words", "Lời lẽ hạ thấp", "demeaning words"},
		{"K27", "against-men", "Bất lợi cho nam giới", "to the disadvantage of men"},
		{"K28", "work-trade", "Việc làm, nghề, ra khỏi làng", "work, trade and leaving the village"},
		{"K29", "guardianship", "Giám hộ, nuôi con", "guardianship and custody"},
		{"K30", "security-duty", "An ninh, dân quân, đội cứu hộ", "security and rescue duty"},
	}
}

// KindByID finds a kind by its readable id.
func KindByID(id string) (Kind, bool) {
	for _, k := range Kinds() {
		if k.ID == id {
			return k, true
		}
	}
	return Kind{}, false
}
