package web_test

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
)

// handlers says for every route of the table what it must answer with.
func handlers() map[string]expected {
	all := map[string]expected{}
	for _, part := range []map[string]expected{frameHandlers(), reviewHandlers(), paperHandlers(), searchHandlers(), intakeHandlers(), officeHandlers(), apiHandlers()} {
		for pattern, e := range part {
			all[pattern] = e
		}
	}
	return all
}

func frameHandlers() map[string]expected {
	return map[string]expected{
		"GET /static/": {path: words("/static/app.css"), plain: "text/css", holds: words("--paper")},
		"GET /login/openid": {
			send:  func(s *scene) answer { return s.as(newClient(s.t)).get("/login/openid") },
			plain: "text/html", status: http.StatusServiceUnavailable, holds: words("hoặc dùng mật khẩu"),
		},
		"GET /login/openid/callback": {
			send:  func(s *scene) answer { return s.as(newClient(s.t)).get("/login/openid/callback?state=x&code=y") },
			plain: "text/html", status: http.StatusBadRequest, holds: words("bấm nút đăng nhập một lần nữa"),
		},
		"POST /login/openid/confirm": {
			send: func(s *scene) answer {
				return s.as(newClient(s.t)).post("/login/openid/confirm", url.Values{"next": {"/about"}})
			},
			plain: "text/html", status: http.StatusBadRequest, holds: words("bấm nút đăng nhập một lần nữa"),
		},
		"GET /login": {
			send: func(s *scene) answer { return s.as(newClient(s.t)).get("/login") }, h1: words("Đăng nhập"),
			says: says(`label[for="name"]`, "Tên", `form[action="/login"] button`, "Vào"),
		},
		"POST /login": {
			send: func(s *scene) answer {
				return s.as(newClient(s.t)).post("/login", url.Values{"name": {"hoa"}, "password": {password}, "next": {"/about"}})
			},
			leads: "/about", h1: words("Giới thiệu"), area: "/about", says: says("h2", "Phiên bản"),
		},
		"POST /logout": {form: fields(), leads: "/login", h1: words("Đăng nhập"), says: says("form button", "Vào")},
		"POST /settings": {
			form: fields("lang", "vi", "theme", "dark", "back", "/rules"), leads: "/rules", h1: words("Quy tắc"), area: "/rules",
			says: says(`html[data-theme="dark"] h1`, "Quy tắc"),
		},
		"GET /{$}": {
			h1: words("Rà soát hương ước, quy ước"), title: "Tổng quan", area: "/", says: says(".figure", "%", ".todo", "Dấu hiệu chờ kết luận", "table", "xã Tân Chi"),
			empty: &datum{"main h2", "Chưa có văn bản nào"},
		},
		"GET /about": {h1: words("Giới thiệu"), area: "/about", says: says("dd.mono", ":", "dd", "gender")},
	}
}

func reviewHandlers() map[string]expected {
	quote := func(s *scene) []datum {
		f := s.piece.Finding
		return []datum{{".desk-clause .clause mark", f.Clause[f.Start:f.End]}, {".desk-clause", f.Message}, {".desk-rest", f.Basis[0]}, {".headline", s.piece.Title}}
	}
	decided := says(".note", "Hoàn tác")
	address := func(s *scene) string { return s.piece.Finding.Address }
	return map[string]expected{
		"GET /review": {
			h1: words("Dấu hiệu chờ rà soát"), title: "Rà soát", area: "/review", says: func(s *scene) []datum { return []datum{{"tbody a", s.piece.Finding.Address}, {"tbody mark", ""}} },
			empty: &datum{".empty", "Không có dấu hiệu nào"},
		},
		"GET /review/{finding}": {path: onPiece("/review/F"), h1: address, area: "/review", says: quote},
		"POST /review/{finding}/decide": {
			path: func(s *scene) string { return "/review/" + s.next() + "/decide" }, form: fields("decision", "confirm", "seen", ""), leads: "/review/",
			area: "/review", says: decided,
		},
		"POST /review/{finding}/note": {
			path: onPiece("/review/F/note"), form: fields("note", "hỏi trưởng thôn"), leads: "/review/", h1: address, area: "/review", says: says("blockquote", "hỏi trưởng thôn"),
		},
		"POST /review/{finding}/assign": {
			path: onPiece("/review/F/assign"), form: fields("to", "Nguyễn Thị Hoa"), leads: "/review/", h1: address, area: "/review",
			says: says("ol.todo", "Nguyễn Thị Hoa"),
		},
		"POST /undo": {
			form: func(s *scene) url.Values {
				a := s.follow("/review/"+s.next()+"/decide", url.Values{"decision": {"confirm"}, "seen": {""}})
				return form(a.Find(`form[action="/undo"]`))
			},
			leads: "/review/", area: "/review", says: says(".note", "Đã hoàn tác"),
		},
		"GET /groups": {
			h1: words("Điều khoản giống hệt nhau"), area: "/review", says: says("article h2", "2 điều khoản", "article mark", ""), empty: &datum{".empty", "Không"},
		},
		"GET /groups/{group}": {
			path: func(s *scene) string { return s.link("/groups", `article a[href^="/groups/"]`) }, h1: words("2 điều khoản giống hệt nhau"), title: "Nhóm điều khoản giống nhau",
			area: "/review", says: says(".clause mark", "", ".stack label", "Điều 1"),
		},
		"POST /groups/{group}/decide": {
			send: func(s *scene) answer {
				path := s.link("/groups", `article a[href^="/groups/"]`)
				send := form(s.page(path).Find(`form[action$="/decide"]`))
				send.Set("decision", "unsure")
				path, _, _ = strings.Cut(path, "?")
				return s.post(path+"/decide", send)
			},
			leads: "/groups", h1: words("Điều khoản giống hệt nhau"), area: "/review", says: says(".note", "2"),
		},
		"GET /samples": {
			h1: words("Đọc mù kiểm tra"), area: "/review", says: says(".todo", "sep", "table", "%"), empty: &datum{"main", "Chưa rút mẫu nào"},
		},
		"POST /samples":         {form: fields("clean", "2", "seed", "x"), leads: "/samples/", h1: words("Mẫu 2"), area: "/review", says: says("main", "0")},
		"GET /samples/{sample}": {h1: words("Mẫu 1"), area: "/review", says: says(".headline", "hop 15/11", "main li", "3")},
		"GET /samples/{sample}/items/{item}": {
			h1: words("Mục 1"), area: "/review", says: says(".desk-clause", "", ".acts button", "", `input[name="clause"] ~ span b`, ""),
		},
		"POST /samples/{sample}/items/{item}": {form: fields("reading", "no"), leads: "/samples/1", area: "/review", says: says("main", "")},
	}
}

func paperHandlers() map[string]expected {
	title := func(s *scene) string { return s.stored.Document.Convention.Title }
	name := func(s *scene) string {
		path := s.stored.Document.Path
		return path[strings.LastIndexByte(path, '/')+1:]
	}
	onConvention := func(more string) func(*scene) string {
		return func(s *scene) string { return s.conventionPath() + more }
	}
	commune := func(s *scene) string { return s.piece.Commune.Name }
	return map[string]expected{
		"GET /conventions": {
			h1: words("Hương ước, quy ước"), area: "/conventions", says: func(s *scene) []datum { return []datum{{"tbody a", title(s)}, {"tbody .tag", "chưa xác định"}} },
			empty: &datum{".empty", "Không có"},
		},
		"GET /conventions/{convention}": {
			path: onConvention(""), h1: title, area: "/conventions",
			says: func(s *scene) []datum {
				return []datum{{"article.hit", s.piece.Finding.Address}, {"main", s.stored.Document.Convention.Village}, {".lines a", name(s)}}
			},
		},
		"GET /conventions/{convention}/compare": {
			path: func(s *scene) string {
				return s.link(s.link("/conventions", `tbody a:contains("THÔN HẠ")`), `a[href$="/compare"]`)
			},
			h1: words("So hai văn bản"), area: "/conventions", says: says(".pair .old", "quét sân", ".pair .new", "vệ sinh chung"),
		},
		"POST /conventions/{convention}/sign": {
			path: func(s *scene) string { return s.link("/conventions?why=screened", "tbody a") + "/sign" }, form: fields("note", "đã xem"), leads: "/conventions/",
			area: "/conventions", says: says(".headline .tag", "không có phân biệt đối xử", "ol.todo", "đã xem"),
		},
		"POST /conventions/{convention}/note": {
			path: onConvention("/note"), form: fields("note", "chờ bản gốc"), leads: "/conventions/", h1: title, area: "/conventions", says: says("blockquote", "chờ bản gốc"),
		},
		"POST /conventions/{convention}/life": {
			path: onConvention("/life"), form: fields("kind", "recognised", "on", "2016-05-20", "number", "3/QĐ-UBND", "body", "UBND huyện"), leads: "/conventions/", h1: title,
			area: "/conventions", says: says("ol.todo", "3/QĐ-UBND"),
		},
		"GET /communes": {h1: words("Xã, phường"), area: "/communes", says: func(s *scene) []datum { return []datum{{"tbody a", commune(s)}, {"tbody .num", "%"}} }, empty: &datum{".empty", "Không có"}},
		"GET /communes/{commune}": {
			path: func(s *scene) string { return "/communes/" + s.piece.Commune.Code }, h1: commune, area: "/communes",
			says: func(s *scene) []datum { return []datum{{".counts", ""}, {"main", title(s)}} },
		},
		"POST /communes/{commune}/sign": {
			send: func(s *scene) answer {
				for _, to := range s.links("/communes", "tbody a") {
					if page := s.page(to); page.Find(`form[action$="/sign"]`).Length() > 0 {
						f := page.Find(`form[action$="/sign"]`)
						return s.post(f.AttrOr("action", ""), form(f))
					}
				}
				s.t.Fatal("nothing to sign off")
				return answer{}
			},
			leads: "/communes/", area: "/communes", says: says(".note", ""),
		},
		"GET /files": {h1: words("Tệp văn bản"), area: "/files", says: func(s *scene) []datum { return []datum{{"tbody a", name(s)}, {"tbody .tag", "đọc được"}} }, empty: &datum{".empty", "Không có"}},
		"GET /files/{file}": {
			path: func(s *scene) string { return s.filePath() }, h1: name, area: "/files",
			says: func(s *scene) []datum {
				return []datum{{"section.flagged mark", ""}, {"dl.facts", s.stored.Document.SHA256}, {"section.flagged .at", s.clause.Citation}}
			},
		},
		"GET /files/{file}/original": {
			path: func(s *scene) string { return s.filePath() + "/original" }, plain: "application/octet-stream", holds: words(""),
		},
		"GET /files/{file}/pages/{page}": {
			path: func(s *scene) string {
				p, _ := s.scanned()
				return "/files/" + itoa(p.Document) + "/pages/1"
			},
			plain: "image/png", holds: words("PNG"),
		},
		"POST /files/{file}/missed": {
			path: func(s *scene) string { return s.filePath() + "/missed" },
			form: func(s *scene) url.Values {
				return url.Values{"kind": {"worship-ritual"}, "grade": {"P1"}, "address": {s.clause.Citation}, "ordinal": {itoa(int64(s.clause.Ordinal))}}
			},
			leads: "/files/", h1: name, area: "/files", says: says(".note", "Hoàn tác"),
		},
	}
}

func searchHandlers() map[string]expected {
	return map[string]expected{
		"GET /search": {
			path: words("/search?q=con+g%C3%A1i"), h1: words("Tìm điều khoản"), title: "Tìm kiếm", area: "/search", says: says("article mark", "con gái", ".facets h3", "Xã, phường"),
			empty: &datum{"main", "Chưa có."},
		},
		"GET /search/export": {path: words("/search/export?as=csv&q=con+g%C3%A1i"), plain: "text/csv", holds: words("con gái"), empty: nil},
		"GET /search/like/{clause}": {
			path: func(s *scene) string {
				return "/search/like/" + itoa(s.piece.Document) + ":" + itoa(int64(s.clause.Ordinal))
			}, h1: words("Điều khoản tương tự"), area: "/search",
			says: func(s *scene) []datum {
				return []datum{{"article.hit", s.clause.Citation}, {"h2", "Gần giống nhất"}}
			},
		},
		"POST /search/save": {
			form: fields("name", "con gái", "q", "con gái"), leads: "/search", h1: words("Tìm điều khoản"), title: "Tìm kiếm", area: "/search", says: says(".note", "Đã lưu"),
		},
		"GET /rules": {h1: words("Quy tắc"), area: "/rules", says: func(s *scene) []datum { return []datum{{"tbody a", s.piece.Finding.Title}, {".headline", "gender"}} }},
		"GET /rules/{rule}": {
			path: func(s *scene) string { return "/rules/" + s.piece.Finding.Rule }, h1: func(s *scene) string { return s.piece.Finding.Title }, area: "/rules",
			says: func(s *scene) []datum {
				return []datum{{"main li b", s.piece.Finding.Basis[0]}, {"article.hit", s.piece.Finding.Address}, {"blockquote.here", ""}}
			},
		},
		"GET /try": {h1: words("Thử một đoạn văn bản"), area: "/rules", says: says("main form button", "Thử")},
		"POST /try": {
			send: func(s *scene) answer {
				return s.post("/try", url.Values{"text": {"Con gái đi lấy chồng thì không được chia ruộng của thôn."}})
			},
			h1: words("Thử một đoạn văn bản"), area: "/rules", says: says(".clause mark", "Con gái", "article .tag", "bắt"),
		},
	}
}

func intakeHandlers() map[string]expected {
	list := map[string]string{"thon.csv": "Tên thôn;Xã\nThôn Trại;Tân Chi\n"}
	return map[string]expected{
		"GET /intake": {h1: words("Nhận văn bản"), area: "/intake", says: says(".drop", "2.000 tệp", ".todo", "tệp đã gửi"), empty: &datum{"main", "Chưa có danh sách"}},
		"POST /intake/files": {
			send: func(s *scene) answer {
				return s.send("/intake/files", "files", map[string]string{"khac.txt": copies()["ha.txt"]})
			},
			leads: "/intake/", h1: words("Lần quét"), area: "/intake", says: says(".headline", "sep"),
		},
		"POST /intake/folder": {
			form: func(s *scene) url.Values { return url.Values{"folder": {s.t.TempDir()}} }, leads: "/intake/", h1: words("Lần quét"), area: "/intake", says: says(".headline", "sep"),
		},
		"POST /intake/again": {form: fields(), leads: "/intake/", h1: words("Lần quét"), area: "/intake", says: says(".headline", "sep")},
		"GET /intake/{job}":  {path: func(s *scene) string { return s.job }, h1: words("Lần quét"), area: "/intake", says: says("table", "hong.docx", ".counts", "đọc được")},
		"POST /intake/{job}/stop": {
			path: func(s *scene) string { return s.job + "/stop" }, form: fields(), leads: "/intake/1", h1: words("Lần quét"), area: "/intake", says: says(".counts", "đọc được"),
		},
		"GET /roster": {h1: words("Danh sách thôn"), area: "/intake", says: says("tbody", "thôn Hạ", ".headline", "1"), empty: &datum{".headline", "Chưa có danh sách"}},
		"POST /roster/preview": {
			send: func(s *scene) answer { return s.send("/roster/preview", "list", list) }, h1: words("Xem trước"), area: "/intake", says: says(".headline", "thon.csv", "main li", "Trại"),
		},
		"POST /roster/apply": {
			send: func(s *scene) answer {
				return s.post("/roster/apply", form(s.send("/roster/preview", "list", list).Find(`form[action="/roster/apply"]`)))
			},
			leads: "/roster", h1: words("Danh sách thôn"), area: "/intake", says: says("tbody", "thôn Trại"),
		},
		"GET /roster/questions": {
			h1: words("Văn bản chưa rõ của thôn nào"), area: "/intake", says: says("section h2 a", ".", ".tag.wait", ""), empty: &datum{".empty", "Không"},
		},
		"POST /roster/questions/{file}": {
			send: func(s *scene) answer {
				f := s.page("/roster/questions").Find(`form[action^="/roster/questions/"]`).First()
				return s.post(f.AttrOr("action", ""), url.Values{"village": {"-"}})
			},
			leads: "/roster/questions", h1: words("Văn bản chưa rõ của thôn nào"), area: "/intake", says: says("section h2 a", "."),
		},
	}
}

func officeHandlers() map[string]expected {
	return map[string]expected{
		"GET /reports": {
			h1: words("Báo cáo"), area: "/reports", says: says(".figure", "%", "tfoot", "Tổng", ".todo", "chot"), empty: &datum{"main", "Chưa có bản chốt nào"},
		},
		"GET /reports/download": {path: words("/reports/download?form=csv"), plain: "text/csv", holds: words("xã Tân Chi")},
		"POST /reports/freeze":  {form: fields("name", "chốt hai", "definition", "as-of=2026-11-15"), leads: "/snapshots/", h1: words("chốt hai"), area: "/reports", says: says(".figure", "%", ".note", "")},
		"GET /snapshots/{name}": {h1: words("chot"), area: "/reports", says: says(".figure", "%", ".headline", "sep", ".mono", "")},
		"GET /snapshots/{name}/file": {
			plain: "application/gzip", holds: words("\x1f\x8b"),
		},
		"GET /log":        {h1: words("Sổ kết luận"), area: "/log", says: says("tbody", "sep", ".mono", ":"), empty: &datum{".empty", "Chưa có mục nào"}},
		"GET /log/verify": {h1: words("Kiểm tra sổ"), area: "/log", says: says(".tag.good", ""), empty: &datum{".tag.good", ""}},
		"GET /accounts":   {h1: words("Tài khoản"), area: "/accounts", says: says("tbody a", "hoa", "h2", "Tài khoản mới")},
		"POST /accounts": {
			form: fields("new", "1", "name", "lan", "full-name", "Đỗ Thị Lan", "role", "reader", "password", password), leads: "/accounts", h1: words("Tài khoản"), area: "/accounts",
			says: says("tbody", "Đỗ Thị Lan", ".note", "Đã lưu"),
		},
		"GET /metrics": {plain: "text/plain", holds: words("huonguoc_http_requests_total")},
	}
}

func apiHandlers() map[string]expected {
	object := func(path string, holds func(*scene) string) expected {
		return expected{path: onPiece(path), plain: "application/json", holds: holds}
	}
	fingerprint := func(s *scene) string { return s.piece.Finding.Fingerprint }
	return map[string]expected{
		"GET /api/v1/openapi.json":       object("/api/v1/openapi.json", words(`"/api/v1/check"`)),
		"GET /api/v1/figure":             object("/api/v1/figure", words(`"conventions"`)),
		"GET /api/v1/findings":           object("/api/v1/findings?status=all", fingerprint),
		"GET /api/v1/findings/{finding}": object("/api/v1/findings/F", fingerprint),
		"POST /api/v1/findings/{finding}/decisions": {
			send: func(s *scene) answer {
				return s.ask("/api/v1/findings/"+s.next()+"/decisions", map[string]string{"decision": "confirm"})
			},
			status: http.StatusCreated, plain: "application/json", holds: words(`"confirm"`),
		},
		"POST /api/v1/undo": {
			send: func(s *scene) answer {
				s.post("/review/"+s.next()+"/decide", url.Values{"decision": {"confirm"}, "seen": {""}})
				events, err := s.ledger.Events(s.t.Context(), -1)
				if err != nil || len(events) == 0 {
					s.t.Fatal(err)
				}
				return s.ask("/api/v1/undo", map[string]string{"entry": events[len(events)-1].ID})
			},
			status: http.StatusCreated, plain: "application/json", holds: words(`"undo"`),
		},
		"GET /api/v1/conventions": object("/api/v1/conventions", func(s *scene) string { return checker.ConventionID(s.piece.Key) }),
		"GET /api/v1/conventions/{convention}": {
			path: func(s *scene) string { return "/api/v1" + s.conventionPath() }, plain: "application/json", holds: func(s *scene) string { return checker.ConventionID(s.piece.Key) },
		},
		"GET /api/v1/files": object("/api/v1/files", func(s *scene) string { return s.stored.Document.SHA256 }),
		"GET /api/v1/files/{file}": {
			path: func(s *scene) string { return "/api/v1" + s.filePath() }, plain: "application/json", holds: func(s *scene) string { return s.stored.Document.SHA256 },
		},
		"GET /api/v1/search": object("/api/v1/search?q=con+g%C3%A1i", words(`"clause_id"`)),
		"POST /api/v1/check": {
			send: func(s *scene) answer {
				return s.ask("/api/v1/check", map[string]string{"text": "Con gái đi lấy chồng thì không được chia ruộng của thôn."})
			},
			plain: "application/json", holds: words(`"quote": "Con gái`),
		},
		"GET /api/v1/log": object("/api/v1/log", words(`"hash"`)),
	}
}

// links are all addresses of a page that a selector finds.
func (s *scene) links(from, selector string) (list []string) {
	s.t.Helper()
	for _, n := range s.page(from).Find(selector).Nodes {
		for _, a := range n.Attr {
			if a.Key == "href" {
				list = append(list, a.Val)
			}
		}
	}
	return list
}
