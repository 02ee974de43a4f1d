// The network that Python described, unpacked.

/**
 * @typedef {object} Node
 * @property {string} id
 * @property {string} label  short name
 * @property {string} title  text on hover; its first line is the full name
 * @property {string} name   full name
 * @property {number} x
 * @property {number} y
 * @property {number} size
 * @property {object} style  options of vis-network and of ours
 *
 * @typedef {object} Edge
 * @property {string} id
 * @property {string} from
 * @property {string} to
 * @property {object} style
 *
 * @typedef {object} Graph
 * @property {Map<string, Node>} nodes
 * @property {Map<string, Edge>} edges
 * @property {Map<string, Set<string>>} neighbours  missing links do not count
 */

/**
 * @param {{nodes: Array, edges: Array, styles: Array<object>}} picture
 * @returns {Graph}
 */
export function unpack(picture) {
  const nodes = new Map()
  const ids = []
  for (const [id, label, title, x, y, size, style] of picture.nodes) {
    const name = title.split('\n', 1)[0]
    nodes.set(id, { id, label, title, name, x, y, size, style: picture.styles[style] })
    ids.push(id)
  }
  const edges = new Map()
  const neighbours = new Map(ids.map((id) => [id, new Set()]))
  for (const [one, other, number] of picture.edges) {
    const [from, to, style] = [ids[one], ids[other], picture.styles[number]]
    const missing = style.classes.includes('missing')
    const id = JSON.stringify([from, to, missing])
    edges.set(id, { id, from, to, style })
    if (!missing) {
      neighbours.get(from).add(to)
      neighbours.get(to).add(from)
    }
  }
  return { nodes, edges, neighbours }
}

/**
 * Whether the places themselves changed, as with another layout.
 * @param {Graph} before
 * @param {Graph} now
 */
export function rearranged(before, now) {
  const common = [...now.nodes.values()].filter(({ id }) => before.nodes.has(id))
  const moved = common.filter(({ id, x, y }) => {
    const was = before.nodes.get(id)
    return was.x !== x || was.y !== y
  })
  return moved.length * 2 > common.length
}

/** Whether nodes came that stand outside of where all others stood. */
export function grown(before, now) {
  const stood = [...before.nodes.values()]
  const [xs, ys] = [stood.map(({ x }) => x), stood.map(({ y }) => y)]
  const within = (value, values) => Math.min(...values) <= value && value <= Math.max(...values)
  return [...now.nodes.values()].some(
    ({ id, x, y }) => !before.nodes.has(id) && !(within(x, xs) && within(y, ys)),
  )
}
