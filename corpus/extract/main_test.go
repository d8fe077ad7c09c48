package extract_test

import (
	"os"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract"
)

// TestMain makes the test binary a child that can misbehave, when a pool under test starts it.
func TestMain(m *testing.M) {
	extract.ServeHostileIfChild()
	os.Exit(m.Run())
}

// plainText is a short convention, long enough to be judged.
const plainText = "HƯƠNG ƯỚC THÔN ĐỒNG MÂY\nĐiều 1. Hội họp\n1. Mỗi gia đình cử một người đại diện đi họp thôn; người đi họp có quyền " +
	"bàn bạc và biểu quyết như nhau.\n2. Việc cưới, việc tang tổ chức tiết kiệm theo nếp sống văn minh, không mời thuốc lá, không uống rượu say.\n"

// hostileFile makes its reader do a deed.
func hostileFile(deed string) []byte { return []byte(extract.HostileSign + deed) }
