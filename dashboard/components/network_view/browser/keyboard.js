// Walking through the picture with the arrow keys.

const DIRECTIONS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * Do what a key asks for.
 * @param {import('./view.js').View} view
 * @param {KeyboardEvent} event
 */
export function press(view, event) {
  if (event.altKey || event.metaKey || event.ctrlKey) return
  const act = event.key in DIRECTIONS ? walk : ACTS[event.key]
  if (!act) return
  event.preventDefault()
  act(view, event)
}

const ACTS = {
  Enter: (view, { shiftKey }) => view.cursor && view.pick(view.cursor, shiftKey),
  ' ': (view, { shiftKey }) => view.cursor && view.pick(view.cursor, shiftKey),
  Escape: (view) => {
    view.point(null)
    view.pick(null, false)
  },
  '+': (view) => view.camera.zoom(1.3),
  '-': (view) => view.camera.zoom(1 / 1.3),
  0: (view) => view.fit(),
}

function walk(view, { key }) {
  const places = view.walkable()
  const from = view.places.get(view.cursor ?? view.kept.choice.selected)
  const next = from ? nearest(from, DIRECTIONS[key], places) : closest(view.camera.middle(), places)
  if (next) view.point(next)
}

/** The nearest place in a direction, sideways counting double; null when there is none. */
function nearest(from, direction, places) {
  const cost = ({ x, y }) => {
    const [right, down] = [x - from.x, y - from.y]
    const ahead = right * direction.x + down * direction.y
    const aside = Math.abs(right * direction.y) + Math.abs(down * direction.x)
    return ahead > 0 && aside <= 2 * ahead ? ahead + 2 * aside : Infinity
  }
  return least(places, cost)
}

const closest = (middle, places) => least(places, ({ x, y }) => Math.hypot(x - middle.x, y - middle.y))

/** @param {Array<[string, {x: number, y: number}]>} places */
function least(places, cost) {
  const [best] = places.map(([id, place]) => ({ id, cost: cost(place) })).sort((one, other) => one.cost - other.cost)
  return best && best.cost < Infinity ? best.id : null
}
