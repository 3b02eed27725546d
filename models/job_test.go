package models_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"demarche/models"
	"demarche/models/modelstest"
)

// BenchmarkJob hands a job in, takes it and ends it: three durable transactions.
func BenchmarkJob(b *testing.B) {
	s := modelstest.New(b)
	ctx := context.Background()
	for i := 0; b.Loop(); i++ {
		if _, err := s.AddJob(ctx, models.NewJob{Kind: "none", Payload: fmt.Append(nil, i), Meta: []byte("{}")}); err != nil {
			b.Fatal(err)
		}
		job, ok, err := s.TakeJob(ctx, time.Minute)
		if err != nil || !ok {
			b.Fatal(ok, err)
		}
		if err := s.FinishJob(ctx, job.ID, []byte("{}"), ""); err != nil {
			b.Fatal(err)
		}
	}
}
