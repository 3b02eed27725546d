// @ts-check
// The thread that holds the index of very many events: it fetches and counts, so that
// the page stays free to draw. One message in, one answer out, with the same number.

import * as api from './api.js';
import { countLanesIn, readTable, rhythmIn, rowsIn } from './columns.js';

/** @typedef {import('./columns.js').Table} Table */
/** @typedef {{task: 'open', query: string}|{task: 'lanes', by: import('./lanes.js').LaneKind, most: number, wanted: string[], families: Record<string, string>}|{task: 'rows', by: import('./lanes.js').LaneKind, window: import('./scale.js').Window, most: number}|{task: 'rhythm', families: Record<string, string>, weights: Record<string, number>}} Task */

/** @type {Promise<Table>|null} */
let table = null;
/** Fetched when lanes of actors are first asked for. @type {Promise<Table>|null} */
let actors = null;
let source = '';

/** @param {string} columns */
const fetchTable = async (columns) => readTable(await api.index(new URLSearchParams(source), columns));

/** The table that has the actors of each row. @param {Table} rows */
async function withActors(rows) {
  actors ??= fetchTable('day,length,actor');
  const found = await actors;
  if (found.version !== rows.version) {
    actors = null;
    throw new Error('the data changed meanwhile');
  }
  return found;
}

/** @param {Task} m @returns {Promise<any>} */
async function answer(m) {
  if (m.task === 'open') {
    source = m.query;
    actors = null;
    table = fetchTable('day,length,seq,type,modality,status,sources,score,country');
    const t = await table;
    return { events: t.events, dated: t.dated };
  }
  if (!table) throw new Error('no index is open');
  const rows = await table;
  if (m.task === 'rhythm') return rhythmIn(rows, m.families, m.weights);
  const acting = m.by === 'actor' ? await withActors(rows) : undefined;
  if (m.task === 'rows') return rowsIn(rows, m.window, m.most, acting);
  return countLanesIn(acting ?? rows, m.by, m.most, m.wanted, m.families);
}

addEventListener('message', async (e) => {
  try {
    postMessage({ id: e.data.id, value: await answer(e.data) });
  } catch (err) {
    postMessage({ id: e.data.id, error: String(err) });
  }
});
