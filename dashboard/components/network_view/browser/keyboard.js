// Walking through the picture with the arrow keys.

const DIRECTIONS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * What a key asks for, or null.
 * @param {KeyboardEvent} event
 * @returns {?{act: 'walk' | 'choose' | 'clear' | 'in' | 'out' | 'fit', direction?: {x: number, y: number}}}
 */
export function asked(event) {
  if (event.altKey || event.metaKey || event.ctrlKey) return null
  if (event.key in DIRECTIONS) return { act: 'walk', direction: DIRECTIONS[event.key] }
  const acts = { Enter: 'choose', ' ': 'choose', Escape: 'clear', '+': 'in', '-': 'out', 0: 'fit' }
  return event.key in acts ? { act: acts[event.key] } : null
}

/**
 * The nearest place in a direction, sideways counting double; null when there is none.
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} direction
 * @param {Iterable<[string, {x: number, y: number}]>} places
 */
export function nearest(from, direction, places) {
  let best = null
  let least = Infinity
  for (const [id, { x, y }] of places) {
    const [right, down] = [x - from.x, y - from.y]
    const ahead = right * direction.x + down * direction.y
    const aside = Math.abs(right * direction.y) + Math.abs(down * direction.x)
    if (ahead <= 0 || aside > 2 * ahead) continue
    const cost = ahead + 2 * aside
    if (cost < least) [best, least] = [id, cost]
  }
  return best
}
