// Where the eye is: fit, zoom, and back to where it was.

const SMALLEST_SIGNS = 0.65 // below this zoom, signs and lines grow along, so that they stay readable
const MARGIN = { x: 56, y: 34 } // pixels, for names at the edges

/** Whether to move smoothly. */
const smooth = () => !matchMedia('(prefers-reduced-motion: reduce)').matches
const motion = () => (smooth() ? { duration: 250, easingFunction: 'easeInOutQuad' } : false)

/**
 * The middle and the zoom at which all places are in view.
 * @param {Iterable<{x: number, y: number}>} places
 * @param {{width: number, height: number}} room  pixels
 */
export function wholeView(places, { width, height }) {
  const [xs, ys] = [[], []]
  for (const { x, y } of places) {
    xs.push(x)
    ys.push(y)
  }
  if (!xs.length || !width || !height) return { position: { x: 0, y: 0 }, scale: 1 }
  const [left, right] = extremes(xs)
  const [top, bottom] = extremes(ys)
  const scale = Math.min(
    (width - 2 * MARGIN.x) / Math.max(right - left, 1),
    (height - 2 * MARGIN.y) / Math.max(bottom - top, 1),
    1.4,
  )
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.02) }
}

function extremes(values) {
  return values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity])
}

/** How much larger signs are drawn when the whole is small. */
export const magnified = (scale) => Math.min(Math.max(SMALLEST_SIGNS / scale, 1), 2)

/** How much finer outlines are when signs are small. */
export const fineness = (scale) => Math.min((scale * magnified(scale)) / SMALLEST_SIGNS, 1)

/** Zoom by a factor around the middle. */
export function zoom(network, factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: motion() })
}

/** Bring a place to the middle, near enough to read. */
export function centre(network, position) {
  network.moveTo({ position, scale: Math.max(network.getScale(), 0.9), animation: motion() })
}

/** Move only when a place is out of sight. */
export function keepInSight(network, position, { width, height }) {
  const { x, y } = network.canvasToDOM(position)
  const seen = x > MARGIN.x && y > MARGIN.y && x < width - MARGIN.x && y < height - MARGIN.y
  if (!seen) network.moveTo({ position, animation: motion() })
}

/** Go to a view. */
export function look(network, view, still = false) {
  network.moveTo({ ...view, animation: still ? false : motion() })
}
