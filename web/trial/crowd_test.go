package trial_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"sync"
	"testing"
	"time"
)

// crowd is people who review at once, and what came of it.
type crowd struct {
	office *office

	mu      sync.Mutex
	entered map[string]bool // notes of the decisions that the server said it has entered
	met     int             // decisions that somebody else had been faster with
	errors  []string
}

// reviewer is one of them, with a browser of his own.
type reviewer struct {
	crowd  *crowd
	name   string
	client *http.Client
	random *rand.Rand
	made   int
}

// TestManyReviewOneQueue: six people work through the same queue as fast as they can, so that they meet all the time. Nobody
// sees an error, and every decision that the server said it has entered stands in the log, once.
func TestManyReviewOneQueue(t *testing.T) {
	o := prepare(t)
	o.account("sep", "Đỗ Thị Lan", "admin")
	o.serve("--accounts")
	c := &crowd{office: o}
	c.work(t, 6, 5*time.Second)
	c.held(t)
	if c.met == 0 {
		t.Error("nobody met anybody, so the trial says nothing about that")
	}
}

// work lets so many people review for so long.
func (c *crowd) work(t *testing.T, people int, long time.Duration) {
	t.Helper()
	c.entered = map[string]bool{}
	admin := c.office.enter("sep")
	var list []*reviewer
	for n := range people {
		r := &reviewer{crowd: c, name: fmt.Sprintf("nguoi-%02d", n), client: c.office.client(), random: rand.New(rand.NewPCG(8, uint64(n)))}
		account := url.Values{"new": {"1"}, "name": {r.name}, "full-name": {"Người số " + r.name}, "role": {"reviewer"}, "password": {password}}
		if a := c.office.post(admin, "/accounts", account); a.status != http.StatusSeeOther {
			t.Fatalf("account %s: %d", r.name, a.status)
		}
		if err := r.enter(); err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	end := time.Now().Add(long)
	var all sync.WaitGroup
	for _, r := range list {
		all.Go(func() {
			for time.Now().Before(end) {
				r.sitting(end)
			}
		})
	}
	all.Wait()
}

func (r *reviewer) enter() error {
	status, _, _ := r.send("/login", url.Values{"name": {r.name}, "password": {password}})
	if status != http.StatusSeeOther {
		return fmt.Errorf("%s cannot log in: %d", r.name, status)
	}
	return nil
}

var (
	firstFinding = regexp.MustCompile(`<tbody>.*?href="(/review/[^"]+)"`)
	seenField    = regexp.MustCompile(`name="seen" value="([^"]*)"`)
	decideForm   = regexp.MustCompile(`action="(/review/[0-9a-f]+/decide)"`)
	queueField   = regexp.MustCompile(`name="filter" value="([^"]*)"`)
	nextLink     = regexp.MustCompile(`data-key="KeyJ" rel="next" href="([^"]+)"`)
)

// sitting is some findings in a row, and a look into the log.
func (r *reviewer) sitting(end time.Time) {
	list := r.see("/review?hints=1&status=all")
	at := found1(firstFinding, list)
	for n := 0; n < 8 && at != "" && time.Now().Before(end); n++ {
		body := r.see(at)
		if at = r.decide(body); at == "" {
			at = found1(nextLink, body)
		}
	}
	r.see("/log")
}

// decide decides what a page offers and gives the address of the next finding. Where somebody was faster he enters his decision
// beside the other's.
func (r *reviewer) decide(body string) string {
	action := found1(decideForm, body)
	if action == "" {
		return ""
	}
	r.made++
	note := fmt.Sprintf("%s/%d", r.name, r.made)
	form := url.Values{
		"decision": {[]string{"confirm", "dismiss", "unsure"}[r.random.IntN(3)]}, "reason": {"condemned"}, "note": {note},
		"seen": {found1(seenField, body)}, "filter": {found1(queueField, body)},
	}
	for range 20 {
		status, location, page := r.send(action, form)
		switch status {
		case http.StatusSeeOther:
			r.crowd.mu.Lock()
			r.crowd.entered[note] = true
			r.crowd.mu.Unlock()
			return location
		case http.StatusConflict:
			r.crowd.mu.Lock()
			r.crowd.met++
			r.crowd.mu.Unlock()
			form.Set("seen", found1(seenField, page))
		default:
			return ""
		}
	}
	return ""
}

func found1(pattern *regexp.Regexp, body string) string {
	m := pattern.FindStringSubmatch(body)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1])
}

// see opens a page that must be there.
func (r *reviewer) see(path string) string {
	status, _, body := r.send(path, nil)
	if status != 0 && status != http.StatusOK {
		r.crowd.failed(fmt.Sprintf("GET %s: %d", path, status))
	}
	return body
}

// send asks and reads the whole answer.
func (r *reviewer) send(path string, form url.Values) (status int, location, body string) {
	c := r.crowd
	var response *http.Response
	var err error
	if form == nil {
		response, err = r.client.Get(c.office.url + path)
	} else {
		response, err = r.client.PostForm(c.office.url+path, form)
	}
	if err != nil {
		c.failed(err.Error())
		return 0, "", ""
	}
	data, err := io.ReadAll(response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		c.failed(err.Error())
	}
	if form != nil && response.StatusCode != http.StatusSeeOther && response.StatusCode != http.StatusConflict {
		c.failed(fmt.Sprintf("POST %s: %d", path, response.StatusCode))
	}
	return response.StatusCode, response.Header.Get("Location"), string(data)
}

func (c *crowd) failed(what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.errors = append(c.errors, what)
}

// held wants no error, a sound log, and in it every decision that the server said it has entered, once, and no other.
func (c *crowd) held(t *testing.T) {
	t.Helper()
	for _, e := range c.errors[:min(len(c.errors), 10)] {
		t.Errorf("error: %s", e)
	}
	if len(c.errors) > 10 {
		t.Errorf("and %d errors more", len(c.errors)-10)
	}
	entries := c.office.verified()
	var log []struct{ Act, Note string }
	if err := json.Unmarshal([]byte(c.office.run("", "review", "log", "show", "--format", "json", "--limit", fmt.Sprint(entries+1))), &log); err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, e := range log {
		if e.Act == "decide" {
			times[e.Note]++
		}
	}
	for note := range c.entered {
		if times[note] != 1 {
			t.Errorf("the decision %s stands %d times in the log", note, times[note])
		}
	}
	decisions := 0
	for _, n := range times {
		decisions += n
	}
	if decisions != len(c.entered) {
		t.Errorf("%d decisions in the log, %d were entered", decisions, len(c.entered))
	}
	t.Logf("%d decisions, %d of them met another's, none lost of %d entries; %d errors", len(c.entered), c.met, entries, len(c.errors))
}
