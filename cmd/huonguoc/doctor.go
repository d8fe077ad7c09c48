package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/rules"
)

// health is the result of one test of the doctor.
type health struct {
	Name   string `json:"name"`
	State  string `json:"state"` // ok, missing, bad
	Detail string `json:"detail"`
}

func (a *app) doctor() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("doctor", "doctor", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		tests := a.examine(cmd.Context())
		for _, h := range tests {
			if h.State == "bad" {
				a.code = exitFailed
			}
		}
		if form == formatJSON {
			return report.Encode(a.out, tests)
		}
		for _, h := range tests {
			style := map[string]string{"ok": green, "missing": amber, "bad": red}[h.State]
			fmt.Fprintf(a.out, "%s  %s: %s\n", a.paint(style, pad("["+a.say.T("doctor."+h.State)+"]", 10, false)), a.say.T("doctor."+h.Name), h.Detail)
		}
		return nil
	})
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

func (a *app) examine(ctx context.Context) []health {
	return append([]health{a.examineHome(), a.examinePack(), a.examineReader(ctx), a.examineOCR(ctx)}, a.examineLedger(ctx)...)
}

func bad(name string, err error) health { return health{name, "bad", err.Error()} }

// examineHome tries to write where the ledger lies, or would.
func (a *app) examineHome() health {
	home := a.config.home()
	if err := os.MkdirAll(home, 0o750); err != nil {
		return bad("home", err)
	}
	f, err := os.CreateTemp(home, ".huonguoc-*")
	if err != nil {
		return bad("home", err)
	}
	if err := errors.Join(f.Close(), os.Remove(f.Name())); err != nil {
		return bad("home", err)
	}
	return health{"home", "ok", a.say.T("doctor.home.writable", "Home", home)}
}

func (a *app) examinePack() health {
	pack, err := a.loadPack()
	if err != nil {
		return bad("packs", err)
	}
	failures, err := rules.Test(pack)
	if err != nil {
		return bad("packs", err)
	}
	if len(failures) > 0 {
		return health{"packs", "bad", a.say.T("rules.failed", "Pack", pack.ID, "Version", pack.Version, "Failed", len(failures))}
	}
	return health{"packs", "ok", fmt.Sprintf("%s %s", pack.ID, pack.Version)}
}

// examineReader has a child process read a sample, as a scan does.
func (a *app) examineReader(ctx context.Context) health {
	const sample = "QUY ƯỚC THÔN ĐỒNG MÂY\n\nĐiều 1. Mọi người trong thôn giữ gìn đường làng, ngõ xóm sạch sẽ, hòa thuận, giúp đỡ nhau khi hoạn nạn.\n" +
		"Điều 2. Mỗi hộ cử một đại diện từ đủ 18 tuổi trở lên dự họp thôn, bàn bạc và quyết định việc chung theo đa số.\n"
	pool := extract.NewPool(1, a.readingLimits())
	result := pool.Read(ctx, []byte(sample))
	if err := pool.Close(); err != nil {
		return bad("reader", err)
	}
	if result.Status != corpus.StatusRead {
		reason, _ := report.Explain(result.Reason, a.say)
		return health{"reader", "bad", reason}
	}
	return health{"reader", "ok", a.say.T("doctor.reader.fine")}
}

// examineOCR has tesseract read two lines.
func (a *app) examineOCR(ctx context.Context) health {
	if a.config.ocr() == ocrOff {
		return health{"ocr", "missing", a.say.T("doctor.ocr.off")}
	}
	engine, err := ocr.Find(ctx)
	if err == nil {
		err = engine.Test(ctx)
	}
	_, cure := report.Explain(corpus.ReasonNoTextLayer, a.say)
	switch {
	case err == nil:
		return health{"ocr", "ok", a.say.T("doctor.ocr.fine", "Engine", engine.Name())}
	case errors.Is(err, ocr.ErrNoProgram):
		return health{"ocr", "missing", a.say.T("doctor.ocr.none", "Cure", cure)}
	case errors.Is(err, ocr.ErrNoModel):
		return health{"ocr", "missing", a.say.T("doctor.ocr.model", "Cure", cure)}
	case errors.Is(err, ocr.ErrTooOld):
		return health{"ocr", "missing", a.say.T("doctor.ocr.old", "Cure", cure)}
	default:
		return bad("ocr", err)
	}
}

func (a *app) examineLedger(ctx context.Context) (tests []health) {
	err := a.withLedger(ctx, false, func(l *ledger.Ledger) error {
		documents, err := l.Documents(ctx)
		if err != nil {
			return err
		}
		if err := l.CheckSound(ctx); err != nil {
			return err
		}
		behind, err := l.QueueLength(ctx)
		if err != nil {
			return err
		}
		tests = append(tests, health{"ledger", "ok", a.say.T("doctor.ledger.some", "Documents", a.say.Int(len(documents)))})
		if behind > 0 {
			tests = append(tests, health{"index", "missing", a.say.T("doctor.index.behind", "Count", a.say.Int(behind))})
			return nil
		}
		tests = append(tests, health{"index", "ok", a.say.T("doctor.index.fresh")})
		return nil
	})
	switch {
	case err == nil:
		return tests
	case errors.Is(err, ledger.ErrNoLedger):
		return []health{{"ledger", "missing", a.say.T("doctor.ledger.none")}}
	default:
		return []health{bad("ledger", err)}
	}
}
