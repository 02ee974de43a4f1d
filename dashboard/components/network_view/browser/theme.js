// The colours of the page, as numbers to draw with.

/**
 * @typedef {object} Theme
 * @property {string} paper  ground
 * @property {string} ink    text and outlines
 * @property {string} accent what is chosen
 * @property {string} font   family of the letters
 * @property {(colour: string) => string} solid  `var(--…)` or any CSS colour to #rrggbb
 * @property {(colour: string) => string} faint  the same, close to the ground
 */

const FAINT = 0.84

/** Letters on the colour of a sector: dark reads best on all of them, by day and by night. */
export const ON_COLOUR = '#000'

/**
 * Read Streamlit's theme at an element.
 * @param {HTMLElement} element
 * @returns {Theme}
 */
export function readTheme(element) {
  const style = getComputedStyle(element)
  const known = new Map()
  const solid = (colour) => {
    if (!known.has(colour)) known.set(colour, toHex(fill(colour, style)))
    return known.get(colour)
  }
  const paper = solid('var(--st-background-color)')
  return {
    paper,
    ink: solid('var(--st-text-color)'),
    accent: solid('var(--st-primary-color)'),
    font: style.getPropertyValue('--st-font').trim() || 'sans-serif',
    solid,
    faint: (colour) => mix(solid(colour), paper, FAINT),
  }
}

/** @param {string} colour @param {CSSStyleDeclaration} style */
function fill(colour, style) {
  return colour.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim())
}

const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true })

/** Let the browser itself work out any colour it can draw. @param {string} colour */
function toHex(colour) {
  pixel.clearRect(0, 0, 1, 1)
  pixel.fillStyle = colour
  pixel.fillRect(0, 0, 1, 1)
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data
  return hex([red, green, blue])
}

/** @param {string} one @param {string} other @param {number} share of the other */
export function mix(one, other, share) {
  const [from, to] = [channels(one), channels(other)]
  return hex(from.map((value, at) => Math.round(value + (to[at] - value) * share)))
}

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
const hex = (values) => '#' + values.map((value) => value.toString(16).padStart(2, '0')).join('')
