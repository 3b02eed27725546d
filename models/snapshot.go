package models

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"

	"gorm.io/gorm"

	"demarche/models/index"
)

// load reads the snapshot of the index and brings it up to date; x is nil when
// there is none that fits the database.
func (f *follower) load(ctx context.Context) (x *index.Index, from string, err error) {
	if f.snapshot == "" {
		return nil, "", nil
	}
	file, err := os.Open(f.snapshot)
	if errors.Is(err, os.ErrNotExist) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return nil, "", err
	}
	x, identity, err := index.Read(file, info.Size())
	if err != nil {
		return nil, "", err
	}
	err = f.store.snapshot(ctx, func(db *gorm.DB) error {
		want, err := databaseIdentity(db, x.Version())
		if err == nil && want != identity {
			err = errors.New("it belongs to another database or state")
		}
		return err
	})
	if err == nil {
		err = f.apply(ctx, x)
	}
	if err != nil {
		return nil, "", err
	}
	return x, "snapshot", nil
}

// databaseIdentity names the database and its state at a version: one that was
// set back to a backup and written again has other changes.
func databaseIdentity(db *gorm.DB, version int64) (string, error) {
	var id string
	if err := db.Raw("SELECT id FROM identity").Row().Scan(&id); err != nil {
		return "", fmt.Errorf("read identity: %w", err)
	}
	var ords []byte
	err := db.Raw("SELECT ords FROM changes WHERE seq = ?", version).Row().Scan(&ords)
	if err != nil && (!errors.Is(err, sql.ErrNoRows) || version != 0) {
		return "", fmt.Errorf("read change %d: %w", version, err)
	}
	return fmt.Sprintf("%s-%d-%08x", id, version, crc32.ChecksumIEEE(ords)), nil
}

// save writes the snapshot beside its name and renames it when it is whole.
func (f *follower) save(x *index.Index) (err error) {
	if f.snapshot == "" {
		return nil
	}
	identity, err := databaseIdentity(f.store.reader, x.Version())
	if err != nil {
		return err
	}
	if !f.unfit && f.saved(identity) {
		return nil
	}
	file, err := os.CreateTemp(filepath.Dir(f.snapshot), filepath.Base(f.snapshot)+".*.part")
	if err != nil {
		return fmt.Errorf("write index snapshot: %w", err)
	}
	defer func() {
		if err != nil {
			_ = file.Close()
			_ = os.Remove(file.Name())
			err = fmt.Errorf("write index snapshot: %w", err)
		}
	}()
	if err := x.Write(file, identity); err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), f.snapshot)
}

// saved reports whether the snapshot already shows this state.
func (f *follower) saved(identity string) bool {
	file, err := os.Open(f.snapshot)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	head := make([]byte, 256)
	n, err := file.Read(head)
	return err == nil && bytes.Contains(head[:n], []byte(identity))
}

// SnapshotPath is where the index of a database is kept between runs: beside a
// SQLite file; nowhere for PostgreSQL, whose clients may have no disk.
func SnapshotPath(dsn string) string {
	if isPostgres(dsn) {
		return ""
	}
	return sqlitePath(dsn) + ".snapshot"
}
