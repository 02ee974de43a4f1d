// The picture of a network in a Streamlit component. One view for each place on a page; it lives
// through reruns and changes of data, and ends when the page takes it away.

import './vis-network.min.js'

import { centre, fineness, keepInSight, look, magnified, wholeView, zoom } from './camera.js'
import { levels } from './emphasis.js'
import { frame } from './frame.js'
import { unpack } from './graph.js'
import { bring, edgeItem, nodeItem } from './items.js'
import { keptFor, writePins } from './kept.js'
import { asked, nearest } from './keyboard.js'
import { drawLabels, measurer, place } from './labels.js'
import { drawHalo, drawMarks } from './marks.js'
import { compose } from './picture.js'
import { savePng, saveSvg } from './takeaway.js'
import { readTheme } from './theme.js'

const { DataSet, Network } = globalThis.vis

/** @type {WeakMap<object, View>} */
const views = new WeakMap()

/**
 * Streamlit calls this at first and whenever data or theme change.
 * @param {{parentElement: HTMLElement, data: object, setStateValue: Function}} component
 */
export default function show(component) {
  const { parentElement } = component
  if (!views.has(parentElement)) views.set(parentElement, new View(component))
  const view = views.get(parentElement)
  view.update(component)
  const { calls } = view
  return () => {
    if (view.calls !== calls) return // a newer call has taken over
    view.end()
    views.delete(parentElement)
  }
}

class View {
  constructor({ parentElement, data }) {
    this.calls = 0
    this.kept = keptFor(data.key)
    this.drawn = { nodes: new Map(), edges: new Map() }
    this.sets = { nodes: new DataSet(), edges: new DataSet() }
    this.cursor = null
    this.hovered = null
    this.moved = this.kept.view !== null
    this.version = 0
    this.frame = frame(data.words, {
      choose: (id) => this.find(id),
      zoom: (factor) => this.zoom(factor),
      fit: () => this.fit(),
      unpin: () => this.unpin(),
      png: () => savePng(...this.takeaway()),
      svg: () => saveSvg(...this.takeaway()),
      off: (off) => this.choose({ ...this.kept.choice, off }),
    })
    parentElement.append(this.frame.root)
  }

  update({ data, setStateValue }) {
    this.calls += 1
    this.report = (value) => setStateValue('clicked', value)
    const before = this.graph
    this.data = data
    this.graph = unpack(data.picture)
    this.theme = readTheme(this.frame.root)
    this.frame.resize(data.height)
    if (data.number !== this.kept.number) {
      this.kept.number = data.number
      this.kept.choice = { ...data.told, off: new Set(data.told.off) }
    }
    this.places = new Map(
      [...this.graph.nodes].map(([id, { x, y }]) => [id, this.kept.pins.get(id) ?? { x, y }]),
    )
    if (!this.network) this.begin()
    else if (rearranged(before, this.graph)) this.fit()
    this.draw()
    this.frame.search.offer(this.graph.nodes.values())
    this.frame.describe(data.words, this.graph.nodes.size)
  }

  /** Set up vis-network, with everything already in its place. */
  begin() {
    this.sizeSigns()
    this.network = new Network(this.frame.canvas, this.sets, options(this.data, this.graph))
    this.frame.canvas.firstElementChild.removeAttribute('tabindex') // the picture takes the keys
    look(this.network, this.kept.view ?? this.whole(), true)
    const on = (event, act) => this.network.on(event, act)
    on('afterDrawing', (context) => this.decorate(context))
    on('resize', () => this.resized())
    on('click', (event) => this.clicked(event))
    on('hoverNode', ({ node }) => this.hover(node))
    on('blurNode', () => this.hover(null))
    on('zoom', () => this.remember())
    on('dragging', ({ nodes }) => this.drag(nodes))
    on('dragEnd', ({ nodes }) => this.pin(nodes))
    on('animationFinished', () => this.remember())
    const { picture } = this.frame
    picture.addEventListener('keydown', (event) => this.key(event))
    picture.addEventListener('pointerdown', () => picture.focus({ preventScroll: true }))
    picture.addEventListener('blur', () => this.point(null))
    picture.addEventListener('wheel', (event) => this.wheel(event), { capture: true })
    picture.whereIs = (id) => this.whereIs(id)
  }

  /** Bring the DataSets up to date. */
  fill() {
    this.levels = levels(this.graph, this.kept.choice)
    const { nodes, edges } = this.graph
    const node = (item) => nodeItem(item, this.levels.nodes.get(item.id), this.theme, this.places.get(item.id), this)
    const edge = (item) => edgeItem(item, this.levels.edges.get(item.id), this.theme, this.magnify)
    bring(this.sets.nodes, this.drawn.nodes, [...nodes.values()].map(node))
    bring(this.sets.edges, this.drawn.edges, [...edges.values()].map(edge))
    this.version += 1
  }

  draw() {
    this.fill()
    this.frame.legend(this.data, this.kept.choice.off, this.theme)
    this.frame.pinned(this.kept.pins.size > 0)
    this.network.redraw()
  }

  /** Names, letters, rings and halos, over what vis-network drew. */
  decorate(context) {
    const scale = this.network.getScale()
    for (const node of this.graph.nodes.values()) {
      drawMarks(context, node, this.levels.nodes.get(node.id), this.places.get(node.id), scale, this)
    }
    const { selected, second } = this.kept.choice
    for (const id of [selected, second]) this.halo(context, id, scale, false)
    if (this.cursor !== selected) this.halo(context, this.cursor, scale, true)
    drawLabels(context, this.labels(context, scale), scale, this.theme)
    this.frame.ready()
  }

  halo(context, id, scale, dashed) {
    const node = this.graph.nodes.get(id)
    if (node) drawHalo(context, node, this.places.get(id), scale, this, dashed)
  }

  /** Worked out again only when zoom or content changed, so that names stand still when panning. */
  labels(context, scale) {
    if (this.labelled?.version !== this.version || this.labelled.scale !== scale) {
      const measure = measurer(context, this.theme.font)
      this.labelled = { version: this.version, scale, labels: place(this.signs(this.magnify), scale, measure, this.bounds(scale)) }
    }
    return this.labelled.labels
  }

  /** While all is in view, names stay within the frame. */
  bounds(scale) {
    if (this.moved) return null
    const { x, y } = this.network.getViewPosition()
    const { width, height } = this.frame.room()
    const [left, top] = [x * scale - width / 2 + 2, y * scale - height / 2 + 2]
    return { left, top, right: left + width - 4, bottom: top + height - 4 }
  }

  /** What has a name, or stands in the way of one. */
  signs(magnify) {
    const { selected, second } = this.kept.choice
    const chosen = new Set([selected, second, this.cursor])
    const named = new Set([...chosen, this.hovered])
    return [...this.graph.nodes.values()].map(({ id, label, size, style }) => ({
      id,
      label,
      ...this.places.get(id),
      size: size * magnify,
      around: (style.ring ? 5 : 0) + (chosen.has(id) ? 6 : 0),
      weight: size + (style.shape === 'square' ? 6 : 0) + (style.ring ? 6 : 0),
      bold: style.shape === 'square',
      forced: named.has(id),
      silent: this.levels.nodes.get(id) === 'faint' && !named.has(id),
    }))
  }

  /** Choose, show it, and tell Python. */
  choose(choice) {
    this.kept.choice = choice
    this.draw()
    this.frame.say(this.graph.nodes.get(choice.selected), this.data.words)
    this.report({ ...choice, off: [...choice.off], at: Date.now() })
  }

  clicked({ pointer, event }) {
    this.network.unselectAll()
    const id = this.network.getNodeAt(pointer.DOM) ?? null
    const { selected, second, off } = this.kept.choice
    const { shiftKey, ctrlKey, metaKey } = event.srcEvent
    if (id && selected && id !== selected && (shiftKey || ctrlKey || metaKey)) {
      this.choose({ selected, second: id, off })
    } else if (id !== selected || second) {
      this.choose({ selected: id, second: null, off })
    }
  }

  find(id) {
    centre(this.network, this.places.get(id))
    this.choose({ ...this.kept.choice, selected: id, second: null })
  }

  key(event) {
    const wish = asked(event)
    if (!wish) return
    event.preventDefault()
    const { selected, off } = this.kept.choice
    if (wish.act === 'walk') this.walk(wish.direction)
    else if (wish.act === 'choose' && this.cursor) {
      const second = event.shiftKey && selected && selected !== this.cursor
      this.choose(second ? { selected, second: this.cursor, off } : { selected: this.cursor, second: null, off })
    } else if (wish.act === 'clear') {
      this.point(null)
      if (selected) this.choose({ selected: null, second: null, off })
    } else if (wish.act === 'in') this.zoom(1.3)
    else if (wish.act === 'out') this.zoom(1 / 1.3)
    else if (wish.act === 'fit') this.fit()
  }

  walk(direction) {
    const start = this.cursor ?? this.kept.choice.selected
    const from = this.places.get(start)
    const next = from ? nearest(from, direction, this.clear()) : this.nearMiddle()
    if (next) this.point(next)
  }

  /** Where the arrow keys may go: to what has not faded. */
  *clear() {
    for (const [id, place] of this.places) if (this.levels.nodes.get(id) !== 'faint') yield [id, place]
  }

  nearMiddle() {
    const { x, y } = this.network.getViewPosition()
    const away = ([, place]) => Math.hypot(place.x - x, place.y - y)
    const [closest] = [...this.clear()].sort((one, other) => away(one) - away(other))
    return closest?.[0]
  }

  point(id) {
    if (this.cursor === id) return
    this.cursor = id
    this.version += 1
    if (id) {
      keepInSight(this.network, this.places.get(id), this.frame.room())
      this.frame.say(this.graph.nodes.get(id), this.data.words)
    }
    this.network.redraw()
  }

  hover(id) {
    this.hovered = id
    this.version += 1
    this.frame.canvas.style.cursor = id ? 'pointer' : ''
  }

  drag(ids) {
    if (!ids.length) return
    for (const [id, place] of Object.entries(this.network.getPositions(ids))) this.places.set(id, place)
    this.version += 1
  }

  pin(ids) {
    if (!ids.length) return this.remember()
    this.drag(ids)
    for (const id of ids) this.kept.pins.set(id, this.places.get(id))
    writePins(this.data.key, this.kept.pins)
    this.network.unselectAll()
    return this.draw()
  }

  unpin() {
    this.kept.pins.clear()
    writePins(this.data.key, this.kept.pins)
    for (const [id, { x, y }] of this.graph.nodes) this.places.set(id, { x, y })
    this.draw()
    if (!this.moved) look(this.network, this.whole())
  }

  zoom(factor) {
    this.moved = true
    zoom(this.network, factor)
  }

  fit() {
    this.moved = false
    this.kept.view = null
    this.sizeSigns()
    look(this.network, this.whole())
  }

  resized() {
    if (this.moved) return
    this.sizeSigns()
    look(this.network, this.whole(), true)
  }

  sizeSigns() {
    const { scale } = this.whole()
    if (this.magnify === magnified(scale) && this.fine === fineness(scale)) return
    this.magnify = magnified(scale)
    this.fine = fineness(scale)
    this.fill()
  }

  whole() {
    return wholeView(this.places.values(), this.frame.room())
  }

  remember() {
    this.moved = true
    this.kept.view = { scale: this.network.getScale(), position: this.network.getViewPosition() }
  }

  /** The wheel scrolls the page until somebody works in the picture. */
  wheel(event) {
    if (!event.ctrlKey && !this.frame.picture.matches(':focus-within')) event.stopPropagation()
  }

  /** The picture as it is now, the whole of it, and a name for its file. */
  takeaway() {
    const { legend, words, caption } = this.data
    const { graph, levels: drawn, places, theme, kept } = this
    const { off } = kept.choice
    const signs = this.signs(1)
    const all = { graph, levels: drawn, places, signs, legend, off, caption, words, theme }
    return [compose(all), `${caption.title} ${caption.date}`]
  }

  /** Where a node is in the window, in pixels: for scripts and tests that point at it. */
  whereIs(id) {
    const { x, y } = this.network.canvasToDOM(this.places.get(id))
    const { left, top } = this.frame.canvas.getBoundingClientRect()
    return { x: left + x, y: top + y }
  }

  end() {
    this.network.destroy()
    this.frame.root.remove()
  }
}

/** Whether the places themselves changed, as with another layout. */
function rearranged(before, now) {
  const common = [...now.nodes.values()].filter(({ id }) => before.nodes.has(id))
  const moved = common.filter(({ id, x, y }) => {
    const was = before.nodes.get(id)
    return was.x !== x || was.y !== y
  })
  return moved.length * 2 > common.length
}

function options(data, { edges }) {
  const many = edges.size > 2500
  return {
    ...data.picture.options,
    autoResize: true,
    layout: { improvedLayout: false },
    nodes: { chosen: false, font: { size: 0 } },
    edges: { ...data.picture.options.edges, chosen: false },
    interaction: {
      hover: true,
      hoverConnectedEdges: false,
      selectConnectedEdges: false,
      tooltipDelay: 150,
      hideEdgesOnDrag: many,
      hideEdgesOnZoom: many,
    },
  }
}
