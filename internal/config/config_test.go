package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
)

func good() Serve {
	return Serve{Listen: "127.0.0.1:8080", MaxBody: "8M", RequestTimeout: "30s", ShutdownTimeout: "10s", Workers: "1"}
}

func TestCheckReadsEveryValue(t *testing.T) {
	got, err := good().Check()
	if err != nil {
		t.Fatal(err)
	}
	want := Server{Listen: "127.0.0.1:8080", MaxBodyBytes: 8 << 20, RequestTimeout: 30 * time.Second, ShutdownTimeout: 10 * time.Second, Workers: 1}
	if got != want {
		t.Errorf("Check() = %+v, want %+v", got, want)
	}
}

func TestCheckNamesEveryFaultInOneError(t *testing.T) {
	_, err := Serve{Listen: "nowhere", Token: "short", MaxBody: "8X", RequestTimeout: "soon", ShutdownTimeout: "-1s", Workers: "0", Licence: Licence{"a\nb"}}.Check()
	if err == nil {
		t.Fatal("Check() accepted nonsense")
	}
	for _, name := range []string{"--listen", "--token", "--max-body", "--request-timeout", "--shutdown-timeout", "--workers", "--licence"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("Check() = %v, want it to name %s", err, name)
		}
	}
}

func TestResolverReadsEnvironmentAndSecretFiles(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("from-a-file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		env     map[string]string
		args    []string
		want    string
		wantErr string
	}{
		{name: "variable", env: map[string]string{"DEMARCHE_TOKEN": "from-env"}, want: "from-env"},
		{name: "file", env: map[string]string{"DEMARCHE_TOKEN_FILE": file}, want: "from-a-file"},
		{name: "flag wins", env: map[string]string{"DEMARCHE_TOKEN": "from-env"}, args: []string{"--token=flag"}, want: "flag"},
		{name: "both", env: map[string]string{"DEMARCHE_TOKEN": "x", "DEMARCHE_TOKEN_FILE": file}, wantErr: "both DEMARCHE_TOKEN and"},
		{name: "missing file", env: map[string]string{"DEMARCHE_TOKEN_FILE": file + ".gone"}, wantErr: "DEMARCHE_TOKEN_FILE"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s Serve
			getenv := func(k string) (string, bool) { v, ok := tt.env[k]; return v, ok }
			parser, err := kong.New(&s, kong.Resolvers(Resolver(getenv)))
			if err != nil {
				t.Fatal(err)
			}
			_, err = parser.Parse(tt.args)
			if tt.wantErr != "" {
				if err == nil || !strings.Contains(err.Error(), tt.wantErr) {
					t.Fatalf("Parse() = %v, want an error with %q", err, tt.wantErr)
				}
				return
			}
			if err != nil || s.Token != tt.want {
				t.Errorf("token = %q, %v, want %q", s.Token, err, tt.want)
			}
		})
	}
}
