package api_test

import (
	"encoding/json"
	"net/http"
	"sync"
	"testing"

	"demarche/api"
	"demarche/models"
	"demarche/models/modelstest"
)

func TestAHundredSubmissionsWithOneKeyAreOneJob(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		h := siteOver(t, s, "")
		const clients = 100
		var answers [clients]string
		var wg sync.WaitGroup
		for i := range clients {
			wg.Go(func() {
				body := "A text."
				if i%10 == 9 {
					body = "Another text."
				}
				res := do(h, "POST", api.Prefix+"/articles", body, "Idempotency-Key", "one")
				var job struct{ ID string }
				if err := json.NewDecoder(res.Body).Decode(&job); err != nil {
					t.Error(err)
				}
				if answers[i] = body + job.ID; res.StatusCode != http.StatusAccepted {
					answers[i] = http.StatusText(res.StatusCode)
				}
			})
		}
		wg.Wait()
		jobs := map[string]int{}
		for _, a := range answers {
			jobs[a]++
		}
		// Whichever text came first has the key.
		if refused := jobs[http.StatusText(http.StatusUnprocessableEntity)]; len(jobs) != 2 || refused != 10 && refused != 90 {
			t.Errorf("answers %v, want one job for one of the texts and 422 for the other", jobs)
		}
	})
}
