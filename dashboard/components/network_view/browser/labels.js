// Names under the signs that never overlap: the most important first, all when there is room.
// Where there is none, what matters most may have its name over a sign that matters less.

const LETTERS = 13 // pixels high, at every zoom
const LINE = 15
const GAP = 4
const FURTHER = 12
const CELL = 96
const WIDEST = 20 // letters on a line
const COVERED = 240 // square pixels of lesser signs that a name may cover

/**
 * @typedef {object} Label
 * @property {string} id
 * @property {string[]} lines
 * @property {number} x  middle, in pixels from the middle of the network
 * @property {number} y  top
 * @property {boolean} bold
 */

/**
 * @typedef {object} Sign
 * @property {string} id
 * @property {string} label
 * @property {number} x
 * @property {number} y
 * @property {number} size
 * @property {number} around    pixels that a ring takes
 * @property {number} weight     importance
 * @property {boolean} forced    has its name whatever is in the way
 * @property {boolean} bold
 * @property {boolean} important  may have its name a little further away
 * @property {boolean} silent    stands in the way, but has no name
 */

/**
 * Choose which signs get their name, and where.
 * @param {Sign[]} signs
 * @param {number} scale
 * @param {(text: string, bold: boolean) => number} measure  width in pixels
 * @param {?{left: number, top: number, right: number, bottom: number}} bounds  pixels; names stay within
 * @returns {Label[]}
 */
export function place(signs, scale, measure, bounds) {
  const taken = new Grid()
  const lesser = new Grid()
  for (const { x, y, size, important } of signs) {
    const grid = important ? taken : lesser
    grid.add(box(x * scale - size * scale, y * scale - size * scale, 2 * size * scale, 2 * size * scale))
  }
  const order = signs
    .filter((sign) => !sign.silent)
    .sort((one, other) => other.forced - one.forced || other.weight - one.weight || (one.id < other.id ? -1 : 1))
  const labels = []
  for (const sign of order) {
    const lines = wrap(sign.label)
    const width = Math.max(...lines.map((line) => measure(line, sign.bold)))
    const height = lines.length * LINE
    const spots = around(sign, scale, width, height)
    const open = spots.filter((candidate) => within(candidate, bounds) && !taken.covered(candidate))
    const covers = open.map((candidate) => lesser.covered(candidate))
    const least = Math.min(...covers)
    const found = least <= (sign.important ? COVERED : 0) ? open[covers.indexOf(least)] : null
    const spot = found ?? (sign.forced ? spots[0] : null)
    if (!spot) continue
    taken.add(spot)
    labels.push({ id: sign.id, lines, bold: sign.bold, x: (spot.left + spot.right) / 2, y: spot.top })
  }
  return labels
}

/**
 * Below, above and beside a sign; then below and above, in line with one of its sides; then, for
 * what matters most, the same a little further away.
 */
function around(sign, scale, width, height) {
  const [x, y, side] = [sign.x * scale, sign.y * scale, sign.size * scale]
  const reach = side + sign.around + GAP
  const beside = (top) => [
    box(x + reach, top, width, height),
    box(x - reach - width, top, width, height),
  ]
  const [middle, ...sides] = [x - width / 2, x - side, x + side - width]
  const over = (lefts, gap) =>
    lefts.flatMap((left) => [
      box(left, y + reach + gap, width, height),
      box(left, y - reach - gap - height, width, height),
    ])
  const near = [...over([middle], 0), ...beside(y - height / 2), ...over(sides, 0)]
  if (!sign.important) return near
  const corners = [y - side - height, y + side].flatMap(beside)
  return [...near, ...over([middle, ...sides], FURTHER), ...corners]
}

const within = (one, bounds) =>
  !bounds ||
  (one.left >= bounds.left && one.right <= bounds.right && one.top >= bounds.top && one.bottom <= bounds.bottom)

const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height })

/** @param {string} text @returns {string[]} one line, or two of about the same length */
export function wrap(text) {
  if (text.length <= WIDEST) return [text]
  const spaces = [...text.matchAll(/[ -]/g)].map((match) => match.index + 1)
  if (!spaces.length) return [text]
  const middle = text.length / 2
  const cut = spaces.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best))
  return [text.slice(0, cut).trim(), text.slice(cut).trim()]
}

/** Boxes, found again by where they are. */
class Grid {
  constructor() {
    this.cells = new Map()
  }

  *keys({ left, top, right, bottom }) {
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) {
        yield column * 100003 + row
      }
    }
  }

  add(taken) {
    for (const key of this.keys(taken)) {
      if (!this.cells.has(key)) this.cells.set(key, [])
      this.cells.get(key).push(taken)
    }
  }

  /** @returns {number} square pixels of a box that others cover; what several cover counts for each */
  covered(wanted) {
    const near = new Set()
    for (const key of this.keys(wanted)) for (const other of this.cells.get(key) ?? []) near.add(other)
    let area = 0
    for (const other of near) {
      const width = Math.min(other.right, wanted.right) - Math.max(other.left, wanted.left)
      const height = Math.min(other.bottom, wanted.bottom) - Math.max(other.top, wanted.top)
      if (width > 0 && height > 0) area += width * height
    }
    return area
  }
}

const widths = new Map()

const letters = (size, bold, font) => `${bold ? '600 ' : ''}${size}px ${font}`

/** How wide a text is in the letters of a canvas. @param {CanvasRenderingContext2D} context */
export function measurer(context, font) {
  return (text, bold) => {
    const face = letters(LETTERS, bold, font)
    const key = `${face}\n${text}`
    if (!widths.has(key)) {
      context.save()
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.font = face
      widths.set(key, context.measureText(text).width)
      context.restore()
    }
    return widths.get(key)
  }
}

/**
 * @param {CanvasRenderingContext2D} context  in the coordinates of the network
 * @param {Label[]} labels
 */
export function drawLabels(context, labels, scale, theme) {
  context.textAlign = 'center'
  context.textBaseline = 'top'
  context.lineJoin = 'round'
  context.lineWidth = 4 / scale
  context.strokeStyle = theme.paper
  context.fillStyle = theme.ink
  for (const { lines, x, y, bold } of labels) {
    context.font = letters(LETTERS / scale, bold, theme.font)
    lines.forEach((line, at) => {
      const top = (y + at * LINE) / scale
      context.strokeText(line, x / scale, top)
      context.fillText(line, x / scale, top)
    })
  }
}

export const metrics = { LETTERS, LINE }
