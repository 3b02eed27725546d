// @ts-check
// Cuts an article's text where marked spans begin and end. Offsets count Unicode
// code points, as the API has them; JavaScript strings count UTF-16 units. Pure.

/** @typedef {{start: number, end: number, kind: string}} Span */
/** @typedef {{text: string, kinds: string[]}} Piece */

/**
 * The text in paragraphs, each in pieces that are marked alike.
 * @param {string} text @param {Span[]} spans @returns {Piece[][]}
 */
export function pieces(text, spans) {
  const points = Array.from(text);
  const valid = spans.filter((s) => s.start < s.end && s.start >= 0 && s.end <= points.length);
  const cuts = new Set([0, points.length]);
  for (const s of valid) {
    cuts.add(s.start);
    cuts.add(s.end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  /** @type {Piece[][]} */
  const out = [[]];
  for (let i = 0; i + 1 < edges.length; i++) {
    const kinds = [...new Set(valid.filter((s) => s.start <= edges[i] && s.end >= edges[i + 1]).map((s) => s.kind))];
    points.slice(edges[i], edges[i + 1]).join('').split(/\n+/).forEach((part, n) => {
      if (n > 0) out.push([]);
      if (part) out[out.length - 1].push({ text: part, kinds });
    });
  }
  return out.filter((p) => p.some((piece) => piece.text.trim()));
}

/**
 * The spans of one report: its sentence, and in it the trigger, the date and the parties.
 * @param {any} r a report or a mention as the API sends it; names are those of its article @returns {Span[]}
 */
export function reportSpans(r) {
  /** @type {Span[]} */
  const out = [];
  const add = (/** @type {any} */ s, /** @type {string} */ kind) => {
    if (s && Number.isInteger(s.start) && s.end > s.start) out.push({ start: s.start, end: s.end, kind });
  };
  const sentence = r.evidence ?? r;
  add(sentence, 'sentence');
  for (const o of r.others ?? []) add(o, 'other');
  add(r.trigger, 'trigger');
  add(r.date_span, 'date');
  add(r.modality_span, 'modality');
  for (const p of r.parties ?? []) add(p.span, 'party');
  for (const n of r.names ?? []) if (n.start >= sentence.start && n.end <= sentence.end) add(n, 'party');
  return out;
}
