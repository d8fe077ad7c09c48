package trial_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

// password is that of every account that trials make.
const password = "mat khau thu nghiem"

// office is a running `huonguoc serve` with a home of its own.
type office struct {
	t       testing.TB
	program string
	home    string
	url     string // without a slash at the end
	process *exec.Cmd
	said    lockedBuffer // on standard output and standard error, after the line with the address
}

// prepare makes a home of its own with the samples, for a server to be started on.
func prepare(t testing.TB) *office {
	t.Helper()
	program, err := shared.program()
	if err != nil {
		t.Fatal(err)
	}
	template, err := shared.home()
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, program: program, home: t.TempDir()}
	if err := os.CopyFS(o.home, os.DirFS(template)); err != nil {
		t.Fatal(err)
	}
	return o
}

// open is an office with the samples whose server runs.
func open(t testing.TB, flags ...string) *office {
	t.Helper()
	o := prepare(t)
	o.serve(flags...)
	return o
}

var addressPrinted = regexp.MustCompile(`https?://[^\s]+/`)

// serve starts the server at a free port and stops it at the end of the test, gently.
func (o *office) serve(flags ...string) {
	o.t.Helper()
	args := append([]string{"serve", "--home", o.home, "--listen", "127.0.0.1:0"}, flags...)
	cmd := command(context.Background(), o.program, o.home, args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		o.t.Fatal(err)
	}
	cmd.Stderr = &o.said
	if err := cmd.Start(); err != nil {
		o.t.Fatal(err)
	}
	o.process = cmd
	o.t.Cleanup(o.stop)
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	if err != nil {
		o.t.Fatalf("the server does not start: %v\n%s", err, o.said.String())
	}
	o.url = strings.TrimSuffix(addressPrinted.FindString(line), "/")
	go func() { _, _ = io.Copy(&o.said, lines) }()
}

// interrupt stops the server as Ctrl-C does, and gives how it ended.
func (o *office) interrupt() error {
	if err := o.process.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	return o.process.Wait()
}

// stop interrupts the server and shows what it complained about when the test failed.
func (o *office) stop() {
	_ = o.process.Process.Signal(os.Interrupt) // ended already is fine, too
	killer := time.AfterFunc(20*time.Second, func() { _ = o.process.Process.Kill() })
	_ = o.process.Wait()
	killer.Stop()
	if said := o.said.String(); o.t.Failed() && said != "" {
		o.t.Logf("the server said:\n%s", said)
	}
}

// run runs another command of the program on the office's home; in goes to its standard input.
func (o *office) run(in string, args ...string) string {
	o.t.Helper()
	cmd := command(o.t.Context(), o.program, o.home, append(args, "--home", o.home)...)
	cmd.Stdin = strings.NewReader(in)
	out, err := cmd.CombinedOutput()
	if err != nil && !found(err) {
		o.t.Fatalf("huonguoc %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// account makes an account as an office does.
func (o *office) account(name, fullName, role string, communes ...string) {
	o.t.Helper()
	args := []string{"account", "add", name, "--name", fullName, "--role", role}
	if len(communes) > 0 {
		args = append(args, "--communes", strings.Join(communes, ","))
	}
	o.run(password+"\n", args...)
}

// client is a browser without a screen, that does not follow where it is sent.
func (o *office) client() *http.Client {
	jar, err := cookiejar.New(nil)
	if err != nil {
		o.t.Fatal(err)
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, MaxIdleConnsPerHost: 4} // the trial makes its own certificate
	return &http.Client{
		Jar: jar, Transport: transport, Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// enter logs in and gives the client that is logged in.
func (o *office) enter(name string) *http.Client {
	o.t.Helper()
	c := o.client()
	if a := o.post(c, "/login", url.Values{"name": {name}, "password": {password}}); a.status != http.StatusSeeOther {
		o.t.Fatalf("%s cannot log in: %d", name, a.status)
	}
	return c
}

// answer is what a client got.
type answer struct {
	status  int
	header  http.Header
	cookies []*http.Cookie
	body    string
}

func (o *office) get(c *http.Client, path string) answer {
	o.t.Helper()
	return o.heard(c.Get(o.url + path))
}

func (o *office) post(c *http.Client, path string, form url.Values) answer {
	o.t.Helper()
	return o.heard(c.PostForm(o.url+path, form))
}

// heard reads an answer to its end.
func (o *office) heard(response *http.Response, err error) answer {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		o.t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, response.Cookies(), string(body)}
}

// ask asks the JSON interface.
func (o *office) ask(c *http.Client, path string, to any) {
	o.t.Helper()
	a := o.get(c, path)
	if a.status != http.StatusOK {
		o.t.Fatalf("GET %s: %d %s", path, a.status, a.body)
	}
	if err := json.Unmarshal([]byte(a.body), to); err != nil {
		o.t.Fatal(err)
	}
}

// finding is what trials look at of a finding in the JSON interface.
type finding struct {
	Fingerprint string
	Decision    string
	Convention  string
	Commune     struct{ Code, Name string } `json:"commune_today"`
	File        int64
	Group       string
	Rule        string
	Clause      string
	ConvID      string `json:"convention_id"`
}

// findings are those of a selection, in the order of the queue.
func (o *office) findings(c *http.Client, query string) []finding {
	o.t.Helper()
	var answer struct{ Findings []finding }
	o.ask(c, "/api/v1/findings?limit=500&"+query, &answer)
	return answer.Findings
}

// verified verifies the log with the command line and gives how many entries it has.
func (o *office) verified() int {
	o.t.Helper()
	var answer struct {
		Head     struct{ Count int } `json:"head"`
		Problems []any               `json:"problems"`
	}
	out := o.run("", "review", "log", "verify", "--format", "json")
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		o.t.Fatalf("%v: %s", err, out)
	}
	if len(answer.Problems) > 0 {
		o.t.Errorf("the log is not sound: %v", answer.Problems)
	}
	return answer.Head.Count
}
