// A picture to take away: the whole network with title, date, filters and legend, as one SVG.

import { svg } from './dom.js'
import { example, halo, line, sign, text } from './drawing.js'
import { measurer, metrics, place } from './labels.js'

const EDGE = 40 // pixels around everything
const SCALE = 0.85 // of the network
const LEAST = 900 // pixels wide
const ROW = 24
const INK = 'var(--st-text-color)'

/** Letters that every computer has, so that names take the room that was measured. */
const FONT = 'Arial, Helvetica, "Liberation Sans", sans-serif'
const COLUMN_GAP = 36

/**
 * @param {object} page
 * @param {import('./graph.js').Graph} page.graph
 * @param {{nodes: Map, edges: Map}} page.levels
 * @param {Map<string, {x: number, y: number}>} page.places
 * @param {Array<object>} page.signs   what there is to name
 * @param {Array<{title: string, signs: Array<object>}>} page.legend
 * @param {Set<string>} page.off
 * @param {{title: string, date: string, filters: string}} page.caption
 * @param {Object<string, string>} page.words
 * @param {import('./theme.js').Theme} page.theme
 * @returns {{drawing: SVGElement, width: number, height: number}}
 */
export function compose(page) {
  const view = { ...page, theme: { ...page.theme, font: FONT } }
  const { caption, theme } = view
  const measure = measurer(document.createElement('canvas').getContext('2d'), theme.font)
  const area = extent(view.places)
  const width = Math.ceil(Math.max(LEAST, area.width * SCALE + 2 * EDGE + 120))
  const head = heading(caption, width, theme, measure)
  const middle = { x: width / 2, y: head.height + EDGE + (area.height * SCALE) / 2 }
  const at = ({ x, y }) => ({
    x: middle.x + (x - area.x) * SCALE,
    y: middle.y + (y - area.y) * SCALE,
  })
  const below = head.height + 2 * EDGE + area.height * SCALE
  const feet = legend(view, below, width, measure)
  const height = Math.ceil(below + feet.height + EDGE)
  const ground = svg('rect', { width, height, fill: theme.paper })
  const drawing = svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    [
      svg('title', {}, [caption.title]),
      ground,
      ...head.parts,
      ...edges(view, at),
      ...nodes(view, at),
      ...names(view, at, measure),
      ...feet.parts,
    ],
  )
  drawing.setAttribute('font-family', theme.font)
  return { drawing, width, height }
}

function extent(places) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of places.values()) {
    ;[left, top, right, bottom] = [
      Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y),
    ]
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 }
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }
}

function heading({ title, date, filters }, width, theme, measure) {
  const parts = [text(title, EDGE, 54, { 'font-size': 22, 'font-weight': 600, fill: theme.ink })]
  const room = width - 2 * EDGE
  const lines = folded([date, filters].filter(Boolean).join(' · '), room, (words) => measure(words, false) * (14 / metrics.LETTERS))
  lines.forEach((words, at) => {
    parts.push(text(words, EDGE, 80 + at * 20, { 'font-size': 14, fill: theme.ink }))
  })
  return { parts, height: 80 + lines.length * 20 }
}

/** Break words into lines that fit. */
function folded(words, room, measure) {
  const lines = ['']
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (measure(longer) <= room || !lines.at(-1)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

const painter = (theme, level) => (level === 'faint' ? theme.faint : theme.solid)

function edges({ graph, levels, places, theme }, at) {
  const faintFirst = [...graph.edges.values()].sort(
    (one, other) => (levels.edges.get(other.id) === 'faint') - (levels.edges.get(one.id) === 'faint'),
  )
  return faintFirst.map(({ id, from, to, style }) =>
    line(emphatic(style, levels.edges.get(id)), at(places.get(from)), at(places.get(to)), painter(theme, levels.edges.get(id))),
  )
}

const emphatic = (style, level) =>
  level === 'near' && style.width < 2 ? { ...style, color: INK, width: style.width + 0.5 } : style

function nodes({ graph, levels, places, theme }, at) {
  return [...graph.nodes.values()].map((node) => {
    const level = levels.nodes.get(node.id)
    const [size, where] = [node.size * SCALE, at(places.get(node.id))]
    const drawn = sign(node.style, size, where, painter(theme, level), theme)
    drawn.prepend(svg('title', {}, [node.title]))
    if (level === 'chosen') drawn.append(halo(node.style, size, where, theme))
    return drawn
  })
}

function names({ signs, theme }, at, measure) {
  const ground = { stroke: theme.paper, 'stroke-width': 4, 'stroke-linejoin': 'round' }
  const origin = at({ x: 0, y: 0 })
  return place(signs, SCALE, measure, null).flatMap(({ lines, x, y, bold }) =>
    lines.map((words, row) =>
      text(words, origin.x + x, origin.y + y + row * metrics.LINE + 11, {
        'font-size': metrics.LETTERS,
        'font-weight': bold ? 600 : 400,
        'text-anchor': 'middle',
        'paint-order': 'stroke',
        fill: theme.ink,
        ...ground,
      }),
    ),
  )
}

function legend({ legend: groups, off, words, theme }, top, width, measure) {
  const parts = []
  let [x, y, deepest, lowest] = [EDGE, top, 0, top]
  const said = ({ key, words: meaning, count }) =>
    key ? `${meaning} (${count})${off.has(key) ? `, ${words.faded}` : ''}` : meaning
  for (const { title, signs } of groups) {
    const broad = Math.max(measure(title, true), ...signs.map((entry) => measure(said(entry), false) + 44))
    if (x > EDGE && x + broad > width - EDGE) [x, y, deepest] = [EDGE, y + deepest + ROW, 0]
    parts.push(text(title, x, y + 14, { 'font-size': 13, 'font-weight': 600, fill: theme.ink }))
    signs.forEach((entry, at) => {
      const height = y + (at + 1) * ROW
      const drawn = example(entry.example, theme)
      drawn.setAttribute('x', x)
      drawn.setAttribute('y', height - 1)
      parts.push(drawn, text(said(entry), x + 42, height + 14, { 'font-size': 13, fill: theme.ink }))
    })
    deepest = Math.max(deepest, (signs.length + 1) * ROW)
    lowest = Math.max(lowest, y + deepest)
    x += broad + COLUMN_GAP
  }
  return { parts, height: lowest - top }
}
