// From our nodes and edges to those of vis-network, and only what changed.

/**
 * @param {import('./graph.js').Node} node
 * @param {import('./emphasis.js').Level} level
 * @param {import('./theme.js').Theme} theme
 * @param {{x: number, y: number}} place
 * @param {{magnify: number, fine: number}} size
 */
export function nodeItem(node, level, theme, place, { magnify, fine }) {
  const paint = level === 'faint' ? theme.faint : theme.solid
  const { shape, borderWidth, shapeProperties, color, hollow } = node.style
  return {
    id: node.id,
    x: place.x,
    y: place.y,
    size: node.size * magnify,
    shape,
    borderWidth: borderWidth * fine,
    shapeProperties: { borderDashes: false, ...shapeProperties },
    color: {
      background: hollow ? theme.paper : paint(color.background),
      border: paint(color.border),
    },
    title: node.title,
  }
}

/**
 * @param {import('./graph.js').Edge} edge
 * @param {import('./emphasis.js').Level} level
 * @param {import('./theme.js').Theme} theme
 * @param {number} magnify
 */
export function edgeItem(edge, level, theme, magnify) {
  const { color, width, dashes } = edge.style
  const colour = level === 'faint' ? theme.faint(color) : theme.solid(color)
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    color: { color: level === 'near' && width < 2 ? theme.ink : colour },
    width: (level === 'near' ? width + 0.5 : width) * magnify,
    dashes: dashes && dashes.map((length) => length * magnify),
  }
}

/**
 * Make a vis.DataSet hold exactly these items, touching only what differs.
 * @param {object} dataSet
 * @param {Map<string, string>} drawn  what is in it, as text; brought up to date
 * @param {Array<{id: string}>} items
 */
export function bring(dataSet, drawn, items) {
  const changed = []
  const kept = new Set()
  for (const item of items) {
    kept.add(item.id)
    const text = JSON.stringify(item)
    if (drawn.get(item.id) !== text) {
      drawn.set(item.id, text)
      changed.push(item)
    }
  }
  const gone = [...drawn.keys()].filter((id) => !kept.has(id))
  gone.forEach((id) => drawn.delete(id))
  if (gone.length) dataSet.remove(gone)
  if (changed.length) dataSet.update(changed)
}
