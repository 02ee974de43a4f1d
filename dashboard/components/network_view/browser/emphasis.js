// What stands out and what fades.

/** @typedef {'chosen' | 'near' | 'plain' | 'faint'} Level */

/**
 * @typedef {object} Choice
 * @property {?string} selected
 * @property {?string} second
 * @property {Set<string>} off  keys of the legend
 */

const LONGEST = 4 // links: two bodies long in the two-mode network

/**
 * How every node and edge is to be drawn.
 * @param {import('./graph.js').Graph} graph
 * @param {Choice} choice
 * @returns {{nodes: Map<string, Level>, edges: Map<string, Level>}}
 */
export function levels(graph, choice) {
  const out = (style) => style.faded || style.classes.some((key) => choice.off.has(key))
  const clear = outstanding(graph, choice)
  const ends = new Set([choice.selected, choice.second])
  const nodes = new Map()
  for (const [id, node] of graph.nodes) {
    if (ends.has(id)) nodes.set(id, 'chosen')
    else if (out(node.style) || (clear && !clear.nodes.has(id))) nodes.set(id, 'faint')
    else nodes.set(id, clear ? 'near' : 'plain')
  }
  const edges = new Map()
  for (const [id, edge] of graph.edges) {
    const faint = [edge.from, edge.to].some((end) => nodes.get(end) === 'faint')
    if (out(edge.style) || faint) edges.set(id, 'faint')
    else edges.set(id, clear?.link(edge) ? 'near' : 'plain')
  }
  return { nodes, edges }
}

/**
 * The nodes around what is chosen and its own links; null when nothing is chosen. Around an actor
 * are its bodies and whoever sits there, around a body those who sit in it.
 */
function outstanding(graph, { selected, second }) {
  if (!graph.nodes.has(selected)) return null
  if (graph.nodes.has(second)) return between(graph, selected, second)
  const nodes = new Set([selected, ...graph.neighbours.get(selected)])
  const tables = [...nodes].filter((id) => id !== selected && isBody(graph, id))
  if (!isBody(graph, selected)) tables.forEach((id) => graph.neighbours.get(id).forEach((met) => nodes.add(met)))
  return { nodes, link: ({ from, to }) => from === selected || to === selected }
}

const isBody = (graph, id) => graph.nodes.get(id).style.shape === 'square'

/** Everything on a way from one to the other of at most `LONGEST` links. */
function between(graph, one, other) {
  const [near, far] = [distances(graph, one), distances(graph, other)]
  const on = (id) => near.get(id) + far.get(id) <= LONGEST
  const nodes = new Set([one, other, ...[...near.keys()].filter(on)])
  const link = ({ from, to }) =>
    Math.min(near.get(from) + far.get(to), near.get(to) + far.get(from)) + 1 <= LONGEST
  return { nodes, link }
}

function distances(graph, start) {
  const found = new Map([[start, 0]])
  for (const [id, steps] of found) {
    if (steps === LONGEST) continue
    for (const next of graph.neighbours.get(id)) if (!found.has(next)) found.set(next, steps + 1)
  }
  return found
}
