// The page around the picture: search, buttons, the canvas itself, the legend.

import { button, element, icon } from './dom.js'
import { legend } from './legend.js'
import { searchBox } from './search.js'

const ICONS = {
  in: 'M8 3v10M3 8h10',
  out: 'M3 8h10',
  fit: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  unpin: 'M3 7h7a3.5 3.5 0 0 1 0 7H6M3 7l3-3M3 7l3 3',
}

const NARROW = 640 // pixels, as in view.css

/**
 * @param {Object<string, string>} words
 * @param {Object<string, Function>} acts
 */
export function frame(words, acts) {
  const search = searchBox(words, acts.choose)
  const unpin = button(words.unpin, icon(ICONS.unpin), acts.unpin)
  const buttons = element('div', { class: 'buttons' }, [
    button(words.zoom_out, icon(ICONS.out), () => acts.zoom(1 / 1.3)),
    button(words.zoom_in, icon(ICONS.in), () => acts.zoom(1.3)),
    button(words.fit, icon(ICONS.fit), acts.fit),
    unpin,
    button(words.png, 'PNG', acts.png),
    button(words.svg, 'SVG', acts.svg),
  ])
  const canvas = element('div', { class: 'canvas' })
  const empty = element('p', { class: 'empty', hidden: '' }, [words.empty])
  const picture = element(
    'div',
    { class: 'picture', role: 'application', tabindex: 0, 'aria-label': words.picture, 'aria-description': words.keys },
    [canvas, empty],
  )
  const said = element('p', { class: 'said', role: 'status' })
  // On a phone the legend starts folded, so that what follows the picture stays near.
  const signs = element('div')
  const fold = element('details', { open: window.innerWidth > NARROW ? '' : null }, [
    element('summary', {}, [words.legend]),
    signs,
  ])
  const region = element('div', { class: 'legend', role: 'region', 'aria-label': words.legend }, [fold])
  const tools = element('div', { class: 'tools' }, [search.box, buttons])
  const root = element('div', { class: 'network', 'aria-busy': 'true' }, [tools, picture, said, region])
  // A ring around the picture tells where the keys go; whoever points knows that already.
  picture.addEventListener('pointerdown', () => {
    picture.classList.add('pointed')
    picture.focus({ preventScroll: true })
  })
  root.addEventListener('keydown', () => picture.classList.remove('pointed'))
  picture.addEventListener('pointerleave', () => forgetPointer(canvas))
  // The wheel scrolls the page until somebody works in the picture.
  const scroll = (event) => {
    if (!event.ctrlKey && !picture.matches(':focus-within')) event.stopPropagation()
  }
  picture.addEventListener('wheel', scroll, { capture: true })
  // Streamlit listens for letters on the whole page: R reruns, C clears.
  root.addEventListener('keydown', (event) => event.stopPropagation())

  return {
    root,
    picture,
    canvas,
    search,
    room: () => ({ width: canvas.clientWidth, height: canvas.clientHeight }),
    resize(height) {
      canvas.style.height = `${height}px`
    },
    ready() {
      if (root.getAttribute('aria-busy') === 'false') return
      root.setAttribute('aria-busy', 'false')
      performance.measure('network drawn', 'network asked')
    },
    empty(nothing) {
      empty.hidden = !nothing
    },
    pinned(some) {
      unpin.hidden = !some
    },
    legend(data, off, theme) {
      const focused = signs.getRootNode().activeElement
      const at = [...signs.querySelectorAll('button')].indexOf(focused)
      signs.replaceChildren(...legend(data.legend, off, data.words, theme, acts.off))
      if (at >= 0) signs.querySelectorAll('button')[at]?.focus()
    },
    say(node, before = '') {
      said.textContent = node ? before + node.title.replaceAll('\n', ', ') : ''
    },
  }
}

/** Let vis-network take its text on hover away, which it does only when the mouse moves. */
function forgetPointer(canvas) {
  canvas.querySelector('canvas')?.dispatchEvent(new MouseEvent('mousemove', { clientX: -9999, clientY: -9999 }))
}
