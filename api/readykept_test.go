package api

import (
	"fmt"
	"net/http"
	"testing"
)

func TestReadyAnswersAreBounded(t *testing.T) {
	r := readyAnswers{server: &server{start: "s"}}
	put := func(target string, version int64) {
		head := http.Header{"Content-Type": {"application/json"}, "Etag": {r.server.tag(version, target)}}
		r.keep(target, target, version, head, make([]byte, maxReadyBody))
	}
	put("often", 1)
	for i := range 10 * maxReadyBytes / maxReadyBody {
		put(fmt.Sprint(i), 1)
		if _, ok := r.find("often", 1); !ok {
			t.Fatalf("what is asked for all the time has gone after %d others", i)
		}
		if n := r.known.Len(); n > 2*maxReadyBytes/maxReadyBody {
			t.Fatalf("%d answers of %d bytes are kept", n, maxReadyBody)
		}
	}
	if _, ok := r.find("0", 1); ok {
		t.Error("what nobody asked for again is still kept")
	}
	put("new", 2)
	put("late", 1) // made from the data before
	for key, want := range map[string]bool{"often": false, "new": true, "late": false} {
		if _, ok := r.find(key, 2); ok != want {
			t.Errorf("after a change %q is kept: %v", key, ok)
		}
	}
	r.keep("other", "other", 2, http.Header{"Content-Type": {"application/json"}, "Etag": {`"of-something-else"`}}, []byte("{}"))
	if _, ok := r.find("other", 2); ok {
		t.Error("an answer whose tag is not of the data is kept")
	}
}
