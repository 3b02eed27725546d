package wire

import (
	"demarche/timeline"
	"demarche/timeline/ontology"
)

// codes are the PLOVER and CAMEO codes of e. Both schemes code an act that is only
// promised, called off or refused apart from one that is done, so what the type
// says is refined by the modality (CAMEO 03 intends to, 12 refuses, 16 stops).
func codes(o *ontology.Ontology, e *timeline.Mention) (plover, cameo string) {
	t, ok := o.Lookup(e.Type)
	if !ok {
		return "", ""
	}
	switch e.Modality {
	case timeline.Planned:
		if c := intent(e.Type); c != "" {
			return "AGREE", c
		}
		if c := threat(e.Type); c != "" {
			return "THREATEN", c
		}
	case timeline.Negated:
		if c := refusal(e.Type); c != "" {
			return "REJECT", c
		}
		if c := stop(e.Type); c != "" {
			return "SANCTION/discontinue", c
		}
	}
	return t.PLOVER, t.CAMEO
}

// intent is the CAMEO code of a promised friendly act, or "".
func intent(t timeline.TypeSlug) string {
	switch t {
	case "visit", "meeting", "summit", "call", "talks":
		return "036"
	case "mediation":
		return "039"
	case "cooperation", "arms-transfer":
		return "030"
	case "aid", "gift":
		return "033"
	case "peacekeeping":
		return "0334"
	case "prisoner-exchange":
		return "0353"
	case "sanctions-lifted":
		return "0354"
	case "ceasefire", "withdrawal":
		return "0356"
	case "recognition", "relations-established", "ambassador-appointed":
		return "034"
	}
	return ""
}

// threat is the CAMEO code of an announced hostile act, or "".
func threat(t timeline.TypeSlug) string {
	switch t {
	case "sanctions-imposed", "trade-restriction":
		return "1312"
	case "relations-severed", "expulsion", "ambassador-recalled":
		return "1313"
	case "attack":
		return "138"
	case "border-closed", "seizure-arrest":
		return "132"
	}
	return ""
}

// refusal is the CAMEO code of a friendly act that is refused, or "".
func refusal(t timeline.TypeSlug) string {
	switch t {
	case "meeting", "talks", "summit", "mediation", "call":
		return "125"
	case "agreement", "treaty-signed", "peace-agreement", "recognition", "joint-statement", "treaty-ratified":
		return "120"
	case "ceasefire", "withdrawal", "prisoner-exchange", "sanctions-lifted":
		return "124"
	}
	return ""
}

// stop is the CAMEO code of a friendly act that is broken off, or "".
func stop(t timeline.TypeSlug) string {
	switch t {
	case "aid", "gift", "arms-transfer", "cooperation":
		return "162"
	case "visit":
		return "161"
	}
	return ""
}
