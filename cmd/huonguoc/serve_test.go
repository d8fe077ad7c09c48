package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestServeAnswersUntilItIsStopped starts the real command on a port of its own, asks it, and stops it as Ctrl-C does.
func TestServeAnswersUntilItIsStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, write := io.Pipe()
	code := make(chan int, 1)
	var errs strings.Builder
	go func() {
		code <- Run(ctx, []string{"serve", "--home", filepath.Join(t.TempDir(), "home"), "--listen", "127.0.0.1:0", "--actor", "Hoa", "--ocr", "off"}, strings.NewReader(""), write, &errs)
		_ = write.Close()
	}()
	address := ""
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address = regexp.MustCompile(`http://\S+`).FindString(lines.Text()); address != "" {
			break
		}
	}
	if address == "" {
		t.Fatalf("no address; exit code %d, %s", <-code, errs.String())
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(body), "huonguoc") {
		t.Errorf("answer: %d %v", answer.StatusCode, err)
	}
	_ = answer.Body.Close()
	http.DefaultClient.CloseIdleConnections()
	stop()
	select {
	case got := <-code:
		if got != 0 {
			t.Errorf("exit code %d, %s", got, errs.String())
		}
	case <-time.After(time.Minute):
		t.Fatal("it does not stop")
	}
}
