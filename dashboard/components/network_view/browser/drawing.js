// The same signs and lines as on the canvas, as SVG: for the legend and for pictures to take away.

import { svg } from './dom.js'
import { ON_COLOUR } from './theme.js'

/**
 * @param {object} style  options of a node
 * @param {number} size
 * @param {{x: number, y: number}} at
 * @param {(colour: string) => string} paint
 * @param {import('./theme.js').Theme} theme
 */
export function sign(style, size, at, paint, theme) {
  const { background, border } = style.color
  const dashes = style.shapeProperties?.borderDashes
  const shape = (reach, attributes) => figure(style.shape, at, reach, attributes)
  const parts = [
    shape(size, {
      fill: style.hollow ? theme.paper : paint(background),
      stroke: paint(border),
      'stroke-width': style.borderWidth,
      'stroke-dasharray': dashes ? dashes.join(' ') : null,
    }),
  ]
  const line = { fill: 'none', stroke: paint(border), 'stroke-width': 1.5 }
  if (style.hollow) parts.push(shape(size * 0.55, { fill: paint(background) }))
  if (style.inset) parts.push(shape(size - Math.min(4, size * 0.34), line))
  if (style.ring) parts.push(shape(size + 4.5, line))
  if (style.mark) {
    const ink = style.shape === 'square' ? border : ON_COLOUR
    parts.push(letter(style.mark, size, at, paint(ink), theme))
  }
  return svg('g', {}, parts)
}

/** A ring in the accent colour around what is chosen. */
export function halo(style, size, at, theme) {
  const reach = size + (style.ring ? 9 : 5.5)
  return figure(style.shape, at, reach, { fill: 'none', stroke: theme.accent, 'stroke-width': 3 })
}

/** @param {object} style  options of an edge */
export function line(style, from, to, paint) {
  return svg('line', {
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
    stroke: paint(style.color),
    'stroke-width': style.width,
    'stroke-dasharray': style.dashes ? style.dashes.join(' ') : null,
  })
}

/** An example for the legend, 34 by 22. */
export function example(style, theme) {
  if (style.sizes) return sizes(style, theme)
  const small = { ...style, borderWidth: Math.min(style.borderWidth, 2.6) }
  const drawn = style.shape
    ? sign(small, style.ring ? 5.5 : 8, { x: 17, y: 11 }, theme.solid, theme)
    : line(style, { x: 1, y: 11 }, { x: 33, y: 11 }, theme.solid)
  return svg('svg', { viewBox: '0 0 34 22', width: 34, height: 22, 'aria-hidden': 'true' }, [drawn])
}

function sizes(style, theme) {
  const signs = [
    sign(style, 4, { x: 8, y: 11 }, theme.solid, theme),
    sign(style, 8.5, { x: 23, y: 11 }, theme.solid, theme),
  ]
  return svg('svg', { viewBox: '0 0 34 22', width: 34, height: 22, 'aria-hidden': 'true' }, signs)
}

/** Words in a picture. */
export function text(words, x, y, attributes) {
  return svg('text', { x, y, ...attributes }, [words])
}

function figure(shape, { x, y }, reach, attributes) {
  if (shape !== 'square') return svg('circle', { cx: x, cy: y, r: reach, ...attributes })
  const side = 2 * reach
  return svg('rect', { x: x - reach, y: y - reach, width: side, height: side, ...attributes })
}

function letter(mark, size, { x, y }, colour, theme) {
  return text(mark, x, y + Math.max(size, 9.5) * 0.36, {
    fill: colour,
    'font-size': Math.max(size, 9.5),
    'font-weight': 600,
    'font-family': theme.font,
    'text-anchor': 'middle',
  })
}
