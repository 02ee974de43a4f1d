// Where the eye is: on the whole until somebody moves it, and then where they left it.

const SMALLEST_SIGNS = 0.65 // below this zoom, signs and lines grow along, so that they stay readable
const LARGEST = 1.4 // zoom of a whole
const LOWEST = 260 // pixels that a picture is high at least
const MARGIN = { x: 56, y: 34 } // pixels, for names at the edges

/** @typedef {{x: number, y: number}} Place */

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches
const motion = () => (still() ? false : { duration: 250, easingFunction: 'easeInOutQuad' })

export class Camera {
  /**
   * @param {() => {width: number, height: number}} room  pixels of the frame
   * @param {(height: number) => void} resize  make the frame as high as this
   * @param {?{scale: number, position: Place}} view  where the eye was before
   */
  constructor(room, resize, view) {
    this.room = room
    this.resize = resize
    this.start = view
    this.moved = view !== null
    this.magnify = 1 // how much larger signs are drawn
    this.fine = 1 // how much finer outlines are, when signs are small
  }

  /** Take up the network, with everything in its place. */
  begin(network, places) {
    this.network = network
    network.moveTo({ ...(this.start ?? this.whole(places)), animation: false })
  }

  /** Make the frame no higher than the places need at this width. */
  stretch(places, most) {
    const area = extent(places)
    const { scale } = fitting(area, { ...this.room(), height: Infinity })
    const wanted = (area.bottom - area.top) * scale + 2 * MARGIN.y
    this.resize(Math.min(Math.max(wanted, LOWEST), most))
  }

  /** Fit the size of signs to the whole; tells whether it changed. */
  sizeSigns(places) {
    const { scale } = this.whole(places)
    const magnify = Math.min(Math.max(SMALLEST_SIGNS / scale, 1), 2)
    const fine = Math.min((scale * magnify) / SMALLEST_SIGNS, 1)
    const changed = magnify !== this.magnify || fine !== this.fine
    Object.assign(this, { magnify, fine })
    return changed
  }

  whole(places) {
    return fitting(extent(places), this.room())
  }

  fit(places, animation = motion()) {
    this.moved = false
    this.network.moveTo({ ...this.whole(places), animation })
  }

  zoom(factor) {
    this.moved = true
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: motion() })
  }

  /** Bring a place to the middle, near enough to read. */
  centre(position) {
    this.moved = true
    const scale = Math.max(this.network.getScale(), 0.9)
    this.network.moveTo({ position, scale, animation: motion() })
  }

  /** Move only when a place is out of sight. */
  keepInSight(position) {
    const { width, height } = this.room()
    const { x, y } = this.network.canvasToDOM(position)
    if (x > MARGIN.x && y > MARGIN.y && x < width - MARGIN.x && y < height - MARGIN.y) return
    this.moved = true
    this.network.moveTo({ position, animation: motion() })
  }

  middle() {
    return this.network.getViewPosition()
  }

  /** The edges that names stay within while the whole is in view; null after that. */
  bounds() {
    if (this.moved) return null
    const scale = this.network.getScale()
    const { x, y } = this.network.getViewPosition()
    const { width, height } = this.room()
    const [left, top] = [x * scale - width / 2 + 2, y * scale - height / 2 + 2]
    return { left, top, right: left + width - 4, bottom: top + height - 4 }
  }

  /** Where the eye is, when somebody moved it. */
  view() {
    if (!this.moved) return null
    return { scale: this.network.getScale(), position: this.network.getViewPosition() }
  }
}

/** @param {Iterable<Place>} places */
function extent(places) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of places) {
    ;[left, right] = [Math.min(left, x), Math.max(right, x)]
    ;[top, bottom] = [Math.min(top, y), Math.max(bottom, y)]
  }
  return left > right ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom }
}

/** The middle and the zoom at which all is in view. */
function fitting({ left, top, right, bottom }, { width, height }) {
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 }
  const scale = Math.min(
    (width - 2 * MARGIN.x) / Math.max(right - left, 1),
    (height - 2 * MARGIN.y) / Math.max(bottom - top, 1),
    LARGEST,
  )
  return { position, scale: width && height ? Math.max(scale, 0.02) : 1 }
}
