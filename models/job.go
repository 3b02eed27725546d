package models

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"
)

// JobState says how far a job is.
type JobState string

// States of a job.
const (
	JobQueued  JobState = "queued" // also while it waits for another try
	JobRunning JobState = "running"
	JobDone    JobState = "done"
	JobFailed  JobState = "failed"
)

// Job is a piece of work that outlives the process that took it in.
type Job struct {
	ID       string          `json:"id"`
	Kind     string          `json:"kind"`
	State    JobState        `json:"state" enum:"queued,running,done,failed"`
	Attempts int             `json:"attempts"`
	Error    string          `json:"error,omitempty" doc:"Why the last attempt failed."`
	Result   json.RawMessage `json:"result,omitempty" doc:"What came of it."`
	Created  time.Time       `json:"created"`
	Updated  time.Time       `json:"updated"`

	Payload []byte          `json:"-"` // nil once it has a Result
	Meta    json.RawMessage `json:"-"`
}

// NewJob is work to be stored.
type NewJob struct {
	Kind    string
	Payload []byte
	Meta    json.RawMessage // the worker's own
	// Key makes the submission safe to repeat: the same key stores one job.
	Key string
}

// jobRow is a row of jobs.
type jobRow struct {
	ID       string `gorm:"primaryKey"`
	Kind     string
	State    JobState
	Hash     []byte
	Key      *string
	Payload  []byte
	Meta     string
	Result   string
	Error    string
	Attempts int
	Due      int64
	Created  int64
	Updated  int64
}

func (jobRow) TableName() string { return "jobs" }

func (r jobRow) job() Job {
	j := Job{
		ID: r.ID, Kind: r.Kind, State: r.State, Attempts: r.Attempts, Error: r.Error,
		Created: time.UnixMicro(r.Created).UTC(), Updated: time.UnixMicro(r.Updated).UTC(),
		Payload: r.Payload, Meta: json.RawMessage(r.Meta),
	}
	if r.Result != "" {
		j.Result = json.RawMessage(r.Result)
	}
	return j
}

// AddJob stores work; when it returns, the work is on the disk. The same Key with
// the same content gives the job that was stored before, and so does the same
// content while it still waits. Errors: ErrKeyUsed.
func (s *Store) AddJob(ctx context.Context, in NewJob) (Job, error) {
	hash := sha256.Sum256(bytes.Join([][]byte{[]byte(in.Kind), in.Meta, in.Payload}, []byte{0}))
	var out Job
	err := s.write(ctx, "store job", func(t *tx) error {
		var old jobRow
		q := t.gorm.Where("hash = ? AND state IN ?", hash[:], []JobState{JobQueued, JobRunning})
		if in.Key != "" {
			q = t.gorm.Where("key = ?", in.Key)
		}
		err := q.Order("created").Take(&old).Error
		if err == nil {
			if !bytes.Equal(old.Hash, hash[:]) {
				return fmt.Errorf("%w: %.60q", ErrKeyUsed, in.Key)
			}
			out = old.job()
			return nil
		}
		if !errors.Is(err, gorm.ErrRecordNotFound) {
			return err
		}
		now := s.now().UnixMicro()
		row := jobRow{
			ID: strings.ToLower(rand.Text()), Kind: in.Kind, State: JobQueued, Hash: hash[:],
			Payload: in.Payload, Meta: string(in.Meta), Due: now, Created: now, Updated: now,
		}
		if in.Key != "" {
			row.Key = &in.Key
		}
		out = row.job()
		return t.gorm.Create(&row).Error
	})
	return out, err
}

// Job is the job of an id. Errors: ErrNotFound.
func (s *Store) Job(ctx context.Context, id string) (Job, error) {
	var row jobRow
	err := s.reader.WithContext(ctx).Omit("payload").Where("id = ?", id).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Job{}, fmt.Errorf("job %.40q: %w", id, ErrNotFound)
	}
	if err != nil {
		return Job{}, fmt.Errorf("read job: %w", err)
	}
	return row.job(), nil
}

// TakeJob gives the oldest of the jobs that are due and were tried least to the caller
// for the time of lease;
// a job whose lease ended without RenewJob is due again, as its worker is taken for
// dead. ok is false when none is due.
func (s *Store) TakeJob(ctx context.Context, lease time.Duration) (job Job, ok bool, err error) {
	// Look first: an idle worker must not hold the writer.
	due := func(db *gorm.DB) *gorm.DB {
		return db.Where("state IN ? AND due <= ?", []JobState{JobQueued, JobRunning}, s.now().UnixMicro())
	}
	var n int64
	if err := due(s.reader.WithContext(ctx).Model(&jobRow{})).Limit(1).Count(&n).Error; err != nil {
		return Job{}, false, fmt.Errorf("look for jobs: %w", err)
	}
	if n == 0 {
		return Job{}, false, nil
	}
	err = s.write(ctx, "take job", func(t *tx) error {
		var row jobRow
		// Those that took their workers down come behind those that did not.
		err := due(t.gorm).Order("attempts, due, created, id").Take(&row).Error
		if errors.Is(err, gorm.ErrRecordNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		row.State, row.Updated = JobRunning, s.now().UnixMicro()
		row.Attempts++
		row.Due = s.now().Add(lease).UnixMicro()
		job, ok = row.job(), true
		return t.gorm.Model(&jobRow{}).Where("id = ?", row.ID).Updates(map[string]any{
			"state": row.State, "attempts": row.Attempts, "due": row.Due, "updated": row.Updated,
		}).Error
	})
	return job, ok && err == nil, err
}

// FinishJob ends a job with its result; failed jobs keep the reason as well, and one
// that has no result its payload: nobody has read it.
func (s *Store) FinishJob(ctx context.Context, id string, result json.RawMessage, failure string) error {
	state := JobDone
	if failure != "" {
		state = JobFailed
	}
	values := map[string]any{"state": state, "result": string(result), "error": failure}
	if result != nil {
		values["payload"] = nil
	}
	return s.updateJob(ctx, id, values)
}

// RetryJob puts a job back for another attempt after a time.
func (s *Store) RetryJob(ctx context.Context, id, reason string, after time.Duration) error {
	return s.updateJob(ctx, id, map[string]any{
		"state": JobQueued, "error": reason, "due": s.now().Add(after).UnixMicro(),
	})
}

// ReturnJob puts a job back after a time as if it had not been taken: its worker is not
// at fault, nor is the job.
func (s *Store) ReturnJob(ctx context.Context, id, reason string, after time.Duration) error {
	return s.updateJob(ctx, id, map[string]any{
		"state": JobQueued, "error": reason, "due": s.now().Add(after).UnixMicro(), "attempts": gorm.Expr("attempts - 1"),
	})
}

// RenewJob keeps a running job with its worker for the time of lease from now.
func (s *Store) RenewJob(ctx context.Context, id string, lease time.Duration) error {
	return s.updateJob(ctx, id, map[string]any{"due": s.now().Add(lease).UnixMicro()})
}

func (s *Store) updateJob(ctx context.Context, id string, values map[string]any) error {
	values["updated"] = s.now().UnixMicro()
	return s.write(ctx, "update job "+id, func(t *tx) error {
		res := t.gorm.Model(&jobRow{}).Where("id = ?", id).Updates(values)
		if res.Error == nil && res.RowsAffected == 0 {
			return fmt.Errorf("job %.40q: %w", id, ErrNotFound)
		}
		return res.Error
	})
}
