// What lasts for a visit: where the eye was, what was chosen, what was dragged.

/**
 * @typedef {object} Kept
 * @property {?{scale: number, position: {x: number, y: number}}} view
 * @property {import('./emphasis.js').Choice} choice
 * @property {?number} number  of what Python last told
 * @property {Map<string, {x: number, y: number}>} pins
 */

/** @type {Map<string, Kept>} */
const visit = new Map()

/** @param {string} key @returns {Kept} */
export function keptFor(key) {
  if (!visit.has(key)) {
    const choice = { selected: null, second: null, off: new Set() }
    visit.set(key, { view: null, choice, number: null, pins: readPins(key) })
  }
  return visit.get(key)
}

/** Keep what was dragged until the tab closes. */
export function writePins(key, pins) {
  sessionStorage.setItem(address(key), JSON.stringify([...pins]))
}

function readPins(key) {
  return new Map(JSON.parse(sessionStorage.getItem(address(key)) ?? '[]'))
}

const address = (key) => `woonnetwerk:pins:${key}`
