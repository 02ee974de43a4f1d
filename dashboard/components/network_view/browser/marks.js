// What vis-network does not draw on a sign: letters, second outlines, cores and rings.

import { ON_COLOUR } from './theme.js'

/**
 * @param {CanvasRenderingContext2D} context  in the coordinates of the network
 * @param {import('./graph.js').Node} node
 * @param {import('./emphasis.js').Level} level
 * @param {{x: number, y: number}} at
 * @param {{theme: import('./theme.js').Theme, magnify: number, fine: number}} view
 */
export function drawMarks(context, node, level, at, scale, { theme, magnify, fine }) {
  const { mark, inset, hollow, ring, color, shape } = node.style
  const size = node.size * magnify
  const paint = level === 'faint' ? theme.faint : theme.solid
  const ink = paint(color.border)
  if (hollow) disc(context, at, size * 0.55, paint(color.background))
  if (inset) outline(context, shape, at, size - (4 * fine) / scale, ink, (1.5 * fine) / scale)
  if (ring) outline(context, shape, at, size + (4.5 * fine) / scale, ink, (1.5 * fine) / scale)
  if (mark) letter(context, at, size, mark, shape === 'square' ? ink : paint(ON_COLOUR), theme.font)
}

/** A ring in the accent colour. */
export function drawHalo(context, node, at, scale, { theme, magnify }, dashed) {
  const away = (node.style.ring ? 9 : 5.5) / scale
  context.save()
  if (dashed) context.setLineDash([4 / scale, 3 / scale])
  outline(context, node.style.shape, at, node.size * magnify + away, theme.accent, 3 / scale)
  context.restore()
}

function disc(context, { x, y }, radius, colour) {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = colour
  context.fill()
}

function outline(context, shape, { x, y }, reach, colour, width) {
  context.beginPath()
  if (shape === 'square') context.rect(x - reach, y - reach, 2 * reach, 2 * reach)
  else context.arc(x, y, reach, 0, 2 * Math.PI)
  context.strokeStyle = colour
  context.lineWidth = width
  context.stroke()
}

function letter(context, { x, y }, size, text, colour, font) {
  context.font = `600 ${size}px ${font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = colour
  context.fillText(text, x, y + size * 0.06)
}
