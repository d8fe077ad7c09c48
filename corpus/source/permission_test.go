//go:build unix

package source_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/source"
)

// nobody is a user without rights on every Unix.
const nobody = 65534

// Root may read everything, so as root the test starts itself again as another user.
func TestAFolderWithoutPermissionIsNamed(t *testing.T) {
	if os.Geteuid() == 0 {
		asNobody(t)
		return
	}
	folder := tree(t, map[string][]byte{"closed/a.docx": []byte("a"), "b.docx": []byte("b")})
	closed := filepath.Join(folder, "closed")
	must(t, os.Chmod(closed, 0))
	t.Cleanup(func() { must(t, os.Chmod(closed, 0o700)) })
	if diff := cmp.Diff([]string{"b.docx = b", "closed: access"}, listed(t, folder, list(t, source.DefaultLimits(), folder))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// asNobody runs the calling test in a copy of this program that another user may read.
func asNobody(t *testing.T) {
	t.Helper()
	folder, err := os.MkdirTemp("", "nobody")
	must(t, err)
	t.Cleanup(func() { must(t, os.RemoveAll(folder)) })
	must(t, os.Chmod(folder, 0o777))
	own, err := os.Executable()
	must(t, err)
	program, err := os.ReadFile(own)
	must(t, err)
	copied := filepath.Join(folder, "source.test")
	must(t, os.WriteFile(copied, program, 0o755))
	cmd := exec.CommandContext(t.Context(), copied, "-test.run", "^"+t.Name()+"$", "-test.v")
	cmd.Dir, cmd.Env = folder, append(os.Environ(), "TMPDIR="+folder, "HOME="+folder)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	said, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(said), "--- PASS: "+t.Name()) {
		t.Errorf("as another user: %v\n%s", err, said)
	}
}
