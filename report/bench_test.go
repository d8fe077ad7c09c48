package report_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/huonguoc/huonguoc/checker"
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
	return recounted(d)
}

// concluded is province() with every other finding confirmed, for letters.
func concluded() report.Data {
	d := province()
	e := decided("a", checker.Confirmed, "", "")
	for i := range d.Documents {
		for k, f := range d.Documents[i].Findings {
			if k%2 == 0 {
				e.Items = append(e.Items, checker.Item{Finding: f.Fingerprint})
			}
		}
	}
	d.Inputs.Events = []checker.Event{e}
	return recounted(d)
}

// BenchmarkLetters drafts the letters to a province: 99 communes and 1,250 villages.
func BenchmarkLetters(b *testing.B) {
	d, say := concluded(), catalogue(b, "vi")
	b.ReportAllocs()
	size, letters := counter(0), 0
	for b.Loop() {
		size, letters = 0, 0
		for _, l := range report.Letters(d) {
			letters++
			if err := l.Write(&size, say); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(size), "bytes/province")
	b.ReportMetric(float64(letters), "letters")
}

// BenchmarkReviewSheet prints the sheet of 5,000 clauses.
func BenchmarkReviewSheet(b *testing.B) {
	d, say := province(), catalogue(b, "vi")
	b.ReportAllocs()
	size := counter(0)
	for b.Loop() {
		size = 0
		if _, err := report.ReviewSheet(&size, d, report.SheetChoice{}, say); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size), "bytes/sheet")
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
