// The picture of a network in a Streamlit component. One view for each place on a page; it lives
// through reruns and changes of data, and ends when the page takes it away.

import './vis-network.min.js'

import { Camera } from './camera.js'
import { levels } from './emphasis.js'
import { frame } from './frame.js'
import { grown, rearranged, unpack } from './graph.js'
import { bring, edgeItem, nodeItem } from './items.js'
import { keptFor, writePins } from './kept.js'
import { press } from './keyboard.js'
import { drawLabels, measurer, place } from './labels.js'
import { drawHalo, drawMarks } from './marks.js'
import { options } from './options.js'
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
  const view = viewFor(component)
  view.update(component)
  const { calls } = view
  return () => {
    if (views.get(component.parentElement) !== view || view.calls !== calls) return // a newer call has taken over
    view.end()
    views.delete(component.parentElement)
  }
}

/** The view that is there, or a new one where there is none or it speaks another language. */
function viewFor(component) {
  const { parentElement, data } = component
  const view = views.get(parentElement)
  const language = JSON.stringify(data.words)
  if (view?.language === language) return view
  view?.end()
  views.set(parentElement, new View(component, language))
  return views.get(parentElement)
}

export class View {
  constructor({ parentElement, data }, language) {
    this.calls = 0
    this.language = language
    this.kept = keptFor(data.key)
    this.drawn = { nodes: new Map(), edges: new Map() }
    this.sets = { nodes: new DataSet(), edges: new DataSet() }
    this.cursor = null // where the arrow keys are
    this.hovered = null
    this.version = 0 // of what names are worked out from
    this.frame = frame(data.words, {
      choose: (id) => this.find(id),
      zoom: (factor) => this.camera.zoom(factor),
      fit: () => this.fit(),
      unpin: () => this.unpin(),
      png: () => savePng(...this.takeaway()),
      svg: () => saveSvg(...this.takeaway()),
      off: (off) => this.choose({ ...this.kept.choice, off }),
    })
    this.camera = new Camera(this.frame.room, this.frame.resize, this.kept.view)
    parentElement.append(this.frame.root)
  }

  update({ data, setStateValue }) {
    this.calls += 1
    this.report = (value) => setStateValue('clicked', value)
    const before = this.graph
    this.data = data
    this.graph = unpack(data.picture)
    this.theme = readTheme(this.frame.root)
    if (data.number !== this.kept.number) {
      this.kept.number = data.number
      this.kept.choice = { ...data.told, off: new Set(data.told.off) }
    }
    this.settle()
    if (!this.network) this.begin()
    else if (rearranged(before, this.graph)) this.fit()
    // What is opened may stand outside of what was drawn.
    else if (!this.camera.moved && grown(before, this.graph)) this.fit()
    this.draw()
    this.frame.search.offer(this.graph.nodes.values())
    this.frame.empty(this.graph.nodes.size === 0)
  }

  /** Where everything stands: where it was dragged, or else where Python put it. */
  settle() {
    this.places = new Map(
      [...this.graph.nodes].map(([id, { x, y }]) => [id, this.kept.pins.get(id) ?? { x, y }]),
    )
  }

  /** Set up vis-network, with everything already in its place. */
  begin() {
    this.camera.stretch(this.places.values(), this.data.height)
    this.camera.sizeSigns(this.places.values())
    this.network = new Network(this.frame.canvas, this.sets, options(this.data.picture))
    this.camera.begin(this.network, this.places.values())
    const on = (event, act) => this.network.on(event, act)
    on('afterDrawing', (context) => this.decorate(context))
    on('resize', (sizes) => this.resized(sizes))
    on('click', (event) => this.clicked(event))
    on('hoverNode', ({ node }) => this.hover(node))
    on('blurNode', () => this.hover(null))
    on('zoom', () => (this.camera.moved = true))
    on('dragging', ({ nodes }) => this.drag(nodes))
    on('dragEnd', ({ nodes }) => this.drop(nodes))
    const { picture, canvas } = this.frame
    canvas.firstElementChild.removeAttribute('tabindex') // the picture takes the keys
    picture.addEventListener('keydown', (event) => press(this, event))
    picture.addEventListener('blur', () => this.point(null))
    picture.whereIs = (id) => this.whereIs(id)
  }

  /** Bring the DataSets up to date. */
  fill() {
    this.levels = levels(this.graph, this.kept.choice)
    const { camera, levels: level, places, theme } = this
    const { nodes, edges } = this.graph
    const nodeItems = [...nodes.values()].map((node) =>
      nodeItem(node, level.nodes.get(node.id), theme, places.get(node.id), camera),
    )
    const edgeItems = [...edges.values()].map((edge) =>
      edgeItem(edge, level.edges.get(edge.id), theme, camera.magnify),
    )
    bring(this.sets.nodes, this.drawn.nodes, nodeItems)
    bring(this.sets.edges, this.drawn.edges, edgeItems)
    this.version += 1
  }

  draw() {
    this.fill()
    this.frame.legend(this.data, this.kept.choice.off, this.theme)
    this.frame.pinned(this.kept.pins.size > 0)
    this.network.redraw()
  }

  /** Letters, rings, halos and names, over what vis-network drew. */
  decorate(context) {
    const scale = this.network.getScale()
    const look = { theme: this.theme, magnify: this.camera.magnify, fine: this.camera.fine }
    const { nodes } = this.graph
    for (const [id, node] of nodes) {
      drawMarks(context, node, this.levels.nodes.get(id), this.places.get(id), scale, look)
    }
    const { selected, second } = this.kept.choice
    for (const id of new Set([selected, second, this.cursor])) {
      const dashed = id !== selected && id !== second
      if (nodes.has(id)) drawHalo(context, nodes.get(id), this.places.get(id), scale, look, dashed)
    }
    drawLabels(context, this.labels(context, scale), scale, this.theme)
    this.frame.ready()
  }

  /** Worked out again only when zoom or content changed, so that names stand still when panning. */
  labels(context, scale) {
    if (this.labelled?.version !== this.version || this.labelled.scale !== scale) {
      const measure = measurer(context, this.theme.font)
      const labels = place(this.signs(this.camera.magnify), scale, measure, this.camera.bounds())
      this.labelled = { version: this.version, scale, labels }
    }
    return this.labelled.labels
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
      weight: size + (style.shape === 'square' ? 6 : 0) + (style.ring ? 14 : 0),
      bold: style.shape === 'square',
      important: style.shape === 'square' || Boolean(style.ring),
      forced: named.has(id),
      silent: this.levels.nodes.get(id) === 'faint' && !named.has(id),
    }))
  }

  /** Choose, show it, and tell Python. */
  choose(choice) {
    this.kept.choice = choice
    this.draw()
    this.frame.say(this.graph.nodes.get(choice.selected), `${this.data.words.chosen}: `)
    this.report({ ...choice, off: [...choice.off], at: Date.now() })
  }

  /** Choose a node or nothing; with `also`, as a second one beside the first. */
  pick(id, also) {
    const { selected, second, off } = this.kept.choice
    if (also && id && selected && id !== selected) this.choose({ selected, second: id, off })
    else if (id !== selected || second) this.choose({ selected: id, second: null, off })
  }

  clicked({ pointer, event }) {
    this.network.unselectAll()
    const { shiftKey, ctrlKey, metaKey } = event.srcEvent
    this.pick(this.network.getNodeAt(pointer.DOM) ?? null, shiftKey || ctrlKey || metaKey)
  }

  find(id) {
    this.camera.centre(this.places.get(id))
    this.choose({ ...this.kept.choice, selected: id, second: null })
  }

  /** Where the arrow keys may go: to what has not faded. */
  walkable() {
    return [...this.places].filter(([id]) => this.levels.nodes.get(id) !== 'faint')
  }

  point(id) {
    if (this.cursor === id) return
    this.cursor = id
    this.version += 1
    if (id) {
      this.camera.keepInSight(this.places.get(id))
      this.frame.say(this.graph.nodes.get(id))
    }
    this.network.redraw()
  }

  hover(id) {
    this.hovered = id
    this.version += 1
    this.frame.canvas.style.cursor = id ? 'pointer' : ''
  }

  drag(ids) {
    for (const [id, spot] of Object.entries(this.network.getPositions(ids))) this.places.set(id, spot)
    this.version += 1
  }

  /** What is dropped stays there; dragging beside all signs moved the eye. */
  drop(ids) {
    if (!ids.length) {
      this.camera.moved = true
      return
    }
    this.drag(ids)
    for (const id of ids) this.kept.pins.set(id, this.places.get(id))
    writePins(this.data.key, this.kept.pins)
    this.network.unselectAll()
    this.draw()
  }

  unpin() {
    this.kept.pins.clear()
    writePins(this.data.key, this.kept.pins)
    this.settle()
    this.draw()
    if (!this.camera.moved) this.fit()
  }

  fit() {
    this.camera.stretch(this.places.values(), this.data.height)
    if (this.camera.sizeSigns(this.places.values())) this.fill()
    this.camera.fit(this.places.values())
  }

  resized({ width, oldWidth }) {
    if (width !== oldWidth) this.camera.stretch(this.places.values(), this.data.height)
    if (this.camera.moved) return
    if (this.camera.sizeSigns(this.places.values())) this.fill()
    // After this event vis-network still moves the eye in proportion.
    queueMicrotask(() => this.camera.fit(this.places.values(), false))
  }

  /** The picture as it is now, the whole of it, and a name for its file. */
  takeaway() {
    const { legend, words, caption } = this.data
    const { graph, places, theme, kept } = this
    const about = { legend, words, caption, off: kept.choice.off }
    const picture = compose({ graph, levels: this.levels, places, signs: this.signs(1), theme, ...about })
    return [picture, `${caption.title} ${caption.date}`]
  }

  /** Where a node is in the window, in pixels: for scripts and tests that point at it. */
  whereIs(id) {
    const { x, y } = this.network.canvasToDOM(this.places.get(id))
    const { left, top } = this.frame.canvas.getBoundingClientRect()
    return { x: left + x, y: top + y }
  }

  end() {
    this.kept.view = this.camera.view()
    this.network.destroy()
    this.frame.root.remove()
  }
}
