package faults

import (
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// cluster is a PostgreSQL server of a test's own, on loopback.
type cluster struct {
	bin, dir, port string
	as             *syscall.SysProcAttr // who runs it: PostgreSQL refuses to run as root
}

// newCluster makes and starts a cluster, which ends with the test. Without PostgreSQL's
// programs the test is skipped.
func newCluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{bin: postgresPrograms(t), port: freePort(t)}
	var err error
	if c.dir, err = os.MkdirTemp("", "demarche-faults-"); err != nil { // t.TempDir may be closed to its user
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(c.dir) })
	if os.Getuid() == 0 {
		c.runAs(t, "postgres")
	}
	c.run(t, "initdb", "-D", c.data(), "-U", "demarche", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
	c.run(t, "pg_ctl", c.starting("start")...)
	t.Cleanup(func() { _ = c.command("pg_ctl", "-D", c.data(), "-m", "immediate", "-w", "stop").Run() })
	return c
}

// postgresPrograms is the folder of initdb and pg_ctl.
func postgresPrograms(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("PG_BIN"); dir != "" {
		return dir
	}
	if found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb"); len(found) > 0 {
		return filepath.Dir(slices.Max(found))
	}
	path, err := exec.LookPath("initdb")
	if err != nil {
		t.Skip("PostgreSQL is not installed; PG_BIN names the folder of its programs")
	}
	return filepath.Dir(path)
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

func (c *cluster) runAs(t *testing.T, name string) {
	t.Helper()
	who, err := user.Lookup(name)
	if err != nil {
		t.Skipf("PostgreSQL does not run as root: %v", err)
	}
	uid, err := strconv.ParseUint(who.Uid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	gid, err := strconv.ParseUint(who.Gid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(c.dir, int(uid), int(gid)); err != nil {
		t.Fatal(err)
	}
	c.as = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
}

func (c *cluster) data() string { return filepath.Join(c.dir, "data") }

// starting is the arguments of pg_ctl to start or restart the server.
func (c *cluster) starting(how ...string) []string {
	options := fmt.Sprintf("-p %s -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off", c.port, c.dir)
	return append([]string{"-D", c.data(), "-w", "-l", filepath.Join(c.dir, "log"), "-o", options}, how...)
}

func (c *cluster) command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(c.bin, program), args...)
	cmd.Dir, cmd.SysProcAttr = c.dir, c.as
	return cmd
}

func (c *cluster) run(t *testing.T, program string, args ...string) {
	t.Helper()
	cmd := c.command(program, args...)
	said, err := os.Create(filepath.Join(t.TempDir(), "said")) // a pipe would stay open with the server
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = said.Close() }()
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Run(); err != nil {
		text, _ := os.ReadFile(said.Name())
		t.Fatalf("%s: %v: %s", program, err, text)
	}
}

// crash ends the server as kill -9 does, and starts it again.
func (c *cluster) crash(t *testing.T) {
	t.Helper()
	c.run(t, "pg_ctl", c.starting("-m", "immediate", "restart")...)
}

// query reads one row, past the proxy.
func (c *cluster) query(t *testing.T, q string, dest ...any) {
	t.Helper()
	db, err := sql.Open("pgx", dsnAt("127.0.0.1:"+c.port))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if err := db.QueryRow(q).Scan(dest...); err != nil {
		t.Fatalf("%s: %v", q, err)
	}
}

func dsnAt(address string) string {
	return "postgres://demarche@" + address + "/postgres?sslmode=disable"
}
