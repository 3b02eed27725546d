// @ts-check
// The shapes of marks: one for each family of event types, so that colour never
// stands alone. Paths are centred on 0,0 and about 12 pixels wide.

/** Families in the order of the legend. */
export const FAMILIES = ['consult', 'statement', 'agreement', 'relations', 'un', 'coerce', 'security', 'cooperation', 'polity'];

/** @type {Record<string, string>} */
const PATHS = {
  consult: 'M-5.6 0a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0Z',
  statement: 'M-5.5-5h11a1.5 1.5 0 0 1 1.5 1.5v4.6a1.5 1.5 0 0 1-1.5 1.5H-.4L-3.6 6V2.6h-1.9A1.5 1.5 0 0 1-7 1.1v-4.6A1.5 1.5 0 0 1-5.5-5Z',
  agreement: 'M-5-5h10v10h-10Z',
  relations: 'M0-6.6L6.6 0L0 6.6L-6.6 0Z',
  un: 'M-3.1-5.4h6.2L6.2 0L3.1 5.4h-6.2L-6.2 0Z',
  coerce: 'M-6.2-4.8h12.4L0 6Z',
  security: 'M0-6L6.2 4.8h-12.4Z',
  cooperation: 'M-2.1-6h4.2v3.9h3.9v4.2h-3.9v3.9h-4.2v-3.9h-3.9v-4.2h3.9Z',
  polity: star(6.8, 3),
};
/** @param {number} outer @param {number} inner */
function star(outer, inner) {
  let d = '';
  for (let i = 0; i < 10; i++) {
    const r = i % 2 ? inner : outer;
    const angle = (i * Math.PI) / 5;
    d += `${i ? 'L' : 'M'}${(r * Math.sin(angle)).toFixed(1)} ${(-r * Math.cos(angle)).toFixed(1)}`;
  }
  return d + 'Z';
}

/** The shape of a family as SVG path data. @param {string} family */
export const glyphPath = (family) => PATHS[family] ?? PATHS.consult;

/**
 * How a mark is filled and outlined: fill says how well it is attested, outline
 * whether it happened.
 * @param {{sources: number, status: string, score: number, modality: string}} ev
 * @returns {{fill: number, dash: number[]|null, strike: boolean}} fill is an opacity
 */
export function glyphStyle(ev) {
  const attested = ev.sources > 1 || ev.status === 'accepted' || ev.status === 'corrected';
  const fill = attested ? 1 : ev.score < 0.5 ? 0.28 : 0.72;
  switch (ev.modality) {
    case 'planned':
      return { fill: 0, dash: [3, 2], strike: false };
    case 'hypothetical':
      return { fill: 0, dash: [1.5, 2.5], strike: false };
    case 'alleged':
      return { fill: Math.min(fill, 0.28), dash: [1.5, 1.5], strike: false };
    case 'negated':
      return { fill: 0, dash: null, strike: true };
  }
  return { fill, dash: null, strike: false };
}
