package report_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
)

// province is a report of a province's size: 2,500 conventions in 99 communes with 5,000 findings.
func province() report.Data {
	d := fixture()
	d.Documents = nil
	for i := range 2500 {
		commune := i % 99
		v := village{name: fmt.Sprintf("thôn %d", i), today: fmt.Sprintf("xã %02d", commune), code: fmt.Sprintf("%05d", 9000+commune), adopted: "2019-11-24", status: corpus.StatusRead}
		if i%2 == 0 {
			for k := range 4 {
				v.findings = append(v.findings, finding(fmt.Sprintf("%08d%08d", i, k), fmt.Sprintf("Điều %d", k+1), clause))
			}
		}
		d.Documents = append(d.Documents, v.stored())
	}
	return counted(d)
}

const clause = "Trong những ngày làng vào đám, từ mồng sáu đến mồng tám tháng Giêng, các cụ ông, trai đinh sắp hàng theo ngôi thứ mà vào đình lễ thánh; " +
	"[đàn bà, con gái không được bước qua cửa tam quan], chỉ được đứng ngoài sân vái vọng, ai trái lệ thì phạt một lễ trầu rượu trước cửa đình."

func BenchmarkForms(b *testing.B) {
	d := province()
	for name, write := range forms(d, catalogue(b, "vi")) {
		b.Run(name, func(b *testing.B) {
			var size counter
			if err := write(&size); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if err := write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// counter counts the bytes written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }
