// vis-timeline with its own defaults but for what both have: ten groups, no margin for the eye.

import { makeEvents, time, windowAt } from './events.js';

globalThis.measure = (n) => {
  const day = (d) => new Date(Date.UTC(1990, 0, 1) + d * 864e5);
  const rows = makeEvents(n);
  const { DataSet, Timeline } = globalThis.vis;
  let timeline;
  return time(() => {
    const items = new DataSet(rows.map((r) => ({ id: r.i, group: r.lane, content: `Event ${r.i}`, start: day(r.first), ...(r.last > r.first ? { end: day(r.last + 1) } : { type: 'point' }) })));
    const groups = new DataSet(Array.from({ length: 10 }, (_, i) => ({ id: i, content: `Lane ${i}` })));
    const w = windowAt(0);
    timeline = new Timeline(document.querySelector('#box'), items, groups, { height: '520px', start: day(w.a), end: day(w.b), stack: globalThis.stacked });
  }, (frame) => {
    const w = windowAt(frame);
    timeline.setWindow(day(w.a), day(w.b), { animation: false });
  });
};
