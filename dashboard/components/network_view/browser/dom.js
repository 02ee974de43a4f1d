// Small pieces of page. Text only ever goes in as text.

const SVG = 'http://www.w3.org/2000/svg'

/**
 * @param {string} name
 * @param {Object<string, string | number | boolean | null | undefined>} attributes  null leaves out
 * @param {Array<Node | string>} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, children = []) {
  return fill(document.createElement(name), attributes, children)
}

/** @returns {SVGElement} */
export function svg(name, attributes = {}, children = []) {
  return fill(document.createElementNS(SVG, name), attributes, children)
}

function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, String(value))
  }
  made.append(...children)
  return made
}

/** A button that shows an icon or a few letters, with its meaning in words. */
export function button(meaning, face, act) {
  const made = element('button', { type: 'button', 'aria-label': meaning, title: meaning }, [face])
  made.addEventListener('click', act)
  return made
}

/** An icon of 16 by 16 from the lines of a path. */
export function icon(path) {
  const line = svg('path', { d: path })
  return svg('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, [line])
}
