package config

import (
	"fmt"
	"os"
	"strings"

	"github.com/alecthomas/kong"
)

// maxSecretBytes bounds what is read from a file named by a *_FILE variable.
const maxSecretBytes = 64 << 10

// EnvName is the environment variable of a flag: "max-body" is DEMARCHE_MAX_BODY.
func EnvName(flag string) string {
	return "DEMARCHE_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// Resolver gives every flag a value from the environment: DEMARCHE_DB, or from
// the file that DEMARCHE_DB_FILE names, for secrets that a container mounts. A
// flag on the command line wins. It is an error to set both variables.
func Resolver(getenv func(string) (string, bool)) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		name := EnvName(flag.Name)
		value, set := getenv(name)
		file, fromFile := getenv(name + "_FILE")
		switch {
		case set && fromFile:
			return nil, fmt.Errorf("both %s and %s_FILE are set", name, name)
		case set:
			return value, nil
		case fromFile:
			return readSecret(name+"_FILE", file)
		}
		return nil, nil
	})
}

func readSecret(name, file string) (string, error) {
	info, err := os.Stat(file)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	if info.Size() > maxSecretBytes {
		return "", fmt.Errorf("%s: %s is larger than %d bytes", name, file, maxSecretBytes)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return strings.TrimRight(string(b), "\r\n"), nil
}
