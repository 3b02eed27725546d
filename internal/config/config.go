// Package config turns flags, DEMARCHE_* environment variables and secret files
// into checked settings. Every problem is told in one error.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"strings"
	"time"
)

// Serve is what `demarche serve` is told, as written. The kong tags make it the
// one place that names a setting: its flag, default and help. Each may also come
// from the environment: see Resolver.
type Serve struct {
	Listen          string `help:"Address to serve on." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Token           string `help:"Bearer token asked of requests that write. Without one, writing is open to whoever reaches the address." placeholder:"SECRET"`
	MaxBody         string `help:"Largest request body, in bytes or with K or M." default:"8M" placeholder:"SIZE"`
	RequestTimeout  string `help:"Longest time for a request that is not a stream." default:"30s" placeholder:"DURATION"`
	ShutdownTimeout string `help:"Longest wait for requests under way at shutdown." default:"10s" placeholder:"DURATION"`
	Workers         string `help:"Articles read at the same time." default:"1" placeholder:"N"`
	Licence
}

// Licence is that of the data, which exports tell.
type Licence struct {
	Licence string `help:"Licence of the data, which exports tell: an SPDX id or an address. None is told when empty." placeholder:"ID"`
}

// Check refuses what cannot stand in a header of HTTP.
func (l Licence) Check() error {
	if strings.ContainsFunc(l.Licence, func(r rune) bool { return r < ' ' || r > '~' }) || len(l.Licence) > 200 {
		return fmt.Errorf("--licence: %.40q is neither an SPDX id such as CC-BY-4.0 nor an address", l.Licence)
	}
	return nil
}

// Log is how the program logs, as written.
type Log struct {
	LogLevel  string `help:"Least severe message logged: debug, info, warn or error." default:"info" placeholder:"LEVEL"`
	LogFormat string `help:"Form of the log: text or json." default:"text" placeholder:"FORMAT"`
}

// Server holds the checked settings of `demarche serve`.
type Server struct {
	Listen          string
	Token           string
	MaxBodyBytes    int64
	RequestTimeout  time.Duration
	ShutdownTimeout time.Duration
	Workers         int
	Licence         string
}

// Check is s with every value read; the error names each setting at fault.
func (s Serve) Check() (Server, error) {
	out := Server{Listen: s.Listen, Token: s.Token, Licence: s.Licence.Licence}
	var errs []error
	fault := func(name string, err error) {
		if err != nil {
			errs = append(errs, fmt.Errorf("--%s: %w", name, err))
		}
	}
	var err error
	_, _, err = net.SplitHostPort(s.Listen)
	fault("listen", err)
	if s.Token != "" && len(s.Token) < 16 {
		fault("token", errors.New("shorter than 16 characters"))
	}
	out.MaxBodyBytes, err = parseSize(s.MaxBody)
	fault("max-body", err)
	out.RequestTimeout, err = parseDuration(s.RequestTimeout)
	fault("request-timeout", err)
	out.ShutdownTimeout, err = parseDuration(s.ShutdownTimeout)
	fault("shutdown-timeout", err)
	out.Workers, err = strconv.Atoi(s.Workers)
	if err == nil && (out.Workers < 1 || out.Workers > 64) {
		err = fmt.Errorf("%d is not between 1 and 64", out.Workers)
	}
	fault("workers", err)
	if err := s.Licence.Check(); err != nil {
		errs = append(errs, err)
	}
	return out, errors.Join(errs...)
}

// Level is the checked log level.
func (l Log) Level() (slog.Level, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(l.LogLevel)); err != nil {
		return 0, fmt.Errorf("--log-level: %q is none of debug, info, warn, error", l.LogLevel)
	}
	return level, nil
}

// JSON reports whether the log is to be JSON.
func (l Log) JSON() (bool, error) {
	switch l.LogFormat {
	case "text":
		return false, nil
	case "json":
		return true, nil
	}
	return false, fmt.Errorf("--log-format: %q is neither text nor json", l.LogFormat)
}

func parseDuration(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if err != nil {
		return 0, fmt.Errorf("%q is no duration such as 30s or 2m", s)
	}
	if d <= 0 {
		return 0, fmt.Errorf("%s is not above zero", s)
	}
	return d, nil
}

func parseSize(s string) (int64, error) {
	digits, unit := s, int64(1)
	switch {
	case strings.HasSuffix(s, "K"):
		digits, unit = s[:len(s)-1], 1<<10
	case strings.HasSuffix(s, "M"):
		digits, unit = s[:len(s)-1], 1<<20
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || n > 1<<40/unit {
		return 0, fmt.Errorf("%q is no size such as 500K or 8M", s)
	}
	return n * unit, nil
}
