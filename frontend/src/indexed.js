// @ts-check
// The page's end of the thread that holds the index of very many events.

/** @typedef {import('./worker.js').Task} Task */

/** @type {Worker|null} */
let worker = null;
let serial = 0;
/** @type {Map<number, {resolve: (v: any) => void, reject: (e: Error) => void}>} */
const waiting = new Map();

/** @param {Task} task */
function ask(task) {
  if (!worker) {
    worker = new Worker('/worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => {
      const w = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error) w?.reject(new Error(data.error));
      else w?.resolve(data.value);
    };
    worker.onerror = () => {
      for (const w of waiting.values()) w.reject(new Error('the index could not be read'));
      waiting.clear();
    };
  }
  const id = ++serial;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker?.postMessage({ ...task, id });
  });
}

/** Fetches the index of all events that match. @param {string} query @returns {Promise<{events: number, dated: number}>} */
export const openIndex = (query) => ask({ task: 'open', query });

/** Counts by lane. @param {import('./lanes.js').LaneKind} by @param {number} most @param {string[]} wanted @param {Record<string, string>} families @returns {Promise<import('./counts.js').Counts>} */
export const indexLanes = (by, most, wanted, families) => ask({ task: 'lanes', by, most, wanted, families });

/** The rows of a window, or null where they are too many. @param {import('./lanes.js').LaneKind} by whose keys the rows bring along @param {import('./scale.js').Window} window @param {number} most @returns {Promise<import('./columns.js').Row[]|null>} */
export const indexRows = (by, window, most) => ask({ task: 'rows', by, window, most });

/** Years, months and gaps of all that match. @param {Record<string, string>} families @param {Record<string, number>} weights of types @returns {Promise<import('./rhythm.js').Rhythm>} */
export const indexRhythm = (families, weights) => ask({ task: 'rhythm', families, weights });
