package bench

import "context"

// Fill stores o.Events made-up events in dsn and tells how fast.
func Fill(ctx context.Context, dsn string, o Options) (Report, error) {
	if o.Batch == 0 {
		o.Batch = 20_000
	}
	var r Report
	err := fill(ctx, dsn, o, &r)
	return r, err
}
