package roster

import "github.com/huonguoc/huonguoc/corpus/sheet"

// The columns of a list of villages.
const (
	colVillage      = "village"
	colType         = "type"
	colCode         = "code"
	colCommune      = "commune"
	colCommuneCode  = "commune-code"
	colFormer       = "former-commune"
	colDistrict     = "district"
	colProvince     = "province"
	colFrom         = "from"
	colTo           = "to"
	colPredecessors = "predecessors"
	colLaw          = "law"
	colConvention   = "convention"
)

// Columns are the columns of a list of villages with the titles under which offices keep them. Every title is also
// understood without marks and in capitals; remarks in brackets do not matter.
func Columns() []sheet.Column {
	return []sheet.Column{
		{ID: colVillage, Required: true, Names: []string{
			"Thôn", "Tên thôn", "Thôn, tổ dân phố", "Thôn, TDP", "Tên thôn, tổ dân phố", "Tên thôn, TDP", "Tên thôn TDP", "Thôn TDP", "Tên thôn tổ dân phố",
			"Thôn, làng, bản, tổ dân phố", "Thôn, bản", "Tên thôn, bản", "Thôn, bản, tổ dân phố", "Tên thôn, bản, tổ dân phố", "Tên thôn, làng, bản, tổ dân phố",
			"Thôn, khu phố", "Tổ dân phố", "Tên tổ dân phố", "Khu dân cư", "Tên khu dân cư", "Khu phố", "Làng", "Bản", "Ấp", "Tên làng", "Tên bản", "Tên ấp",
		}},
		{ID: colType, Names: []string{"Loại", "Loại hình", "Loại thôn", "Thôn hay tổ dân phố"}},
		{ID: colCode, Names: []string{"Mã thôn", "Mã thôn, TDP", "Mã thôn, tổ dân phố", "Mã số thôn", "Mã thôn tự đặt", "ID"}},
		{ID: colCommune, Names: []string{
			"Xã", "Phường", "Xã, phường", "Phường, xã", "Tên xã", "Tên xã, phường", "Xã, phường, thị trấn", "Thuộc xã", "Thuộc xã, phường", "Xã mới",
			"Xã, phường mới", "Tên xã mới", "Đơn vị hành chính cấp xã", "Đơn vị cấp xã", "Xã, phường, đặc khu",
		}},
		{ID: colCommuneCode, Names: []string{"Mã xã", "Mã xã, phường", "Mã ĐVHC", "Mã xã mới", "Mã đơn vị hành chính", "Mã phường xã"}},
		{ID: colFormer, Names: []string{
			"Xã cũ", "Xã, phường cũ", "Tên xã cũ", "Thuộc xã cũ", "Xã trước sáp nhập", "Xã, phường, thị trấn cũ", "Xã trước khi sáp nhập", "Đơn vị hành chính cũ",
		}},
		{ID: colDistrict, Names: []string{"Huyện", "Huyện cũ", "Quận, huyện", "Thuộc huyện", "Huyện, thị xã, thành phố", "Quận/huyện cũ", "Tên huyện"}},
		{ID: colProvince, Names: []string{"Tỉnh", "Tỉnh, thành phố", "Tên tỉnh"}},
		{ID: colFrom, Names: []string{
			"Từ ngày", "Ngày thành lập", "Thành lập ngày", "Ngày hiệu lực", "Có hiệu lực từ", "Ngày có hiệu lực", "Thời điểm thành lập", "Ngày sáp nhập, chia tách",
		}},
		{ID: colTo, Names: []string{"Đến ngày", "Ngày kết thúc", "Ngày giải thể", "Tồn tại đến", "Ngày chấm dứt", "Hết hiệu lực"}},
		{ID: colPredecessors, Names: []string{
			"Sáp nhập từ", "Thành lập từ", "Hình thành từ", "Tách từ", "Thôn cũ", "Tên thôn cũ", "Sáp nhập từ các thôn", "Thành lập trên cơ sở", "Thôn trước sáp nhập",
			"Tiền thân", "Sáp nhập, chia tách từ",
		}},
		{ID: colLaw, Names: []string{"Nghị quyết", "Số nghị quyết", "Theo nghị quyết", "Văn bản", "Căn cứ", "Số, ngày nghị quyết", "Quyết định"}},
		{ID: colConvention, Names: []string{
			"Có hương ước, quy ước", "Hương ước, quy ước", "Có hương ước", "Có quy ước", "Đã có hương ước, quy ước", "Hương ước", "Quy ước",
		}},
	}
}
