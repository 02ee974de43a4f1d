// Streamlit's own words, in the language of the page: it brings English ones only, built in, and
// some that help nobody, which are replaced in English too.
// What the data or our own pages say is never touched. A sentence is replaced only where the
// places of dashboard/wording/streamlit say that it stands, and only as a whole.

const ATTRIBUTES = ['aria-label', 'aria-roledescription', 'aria-valuetext', 'placeholder', 'title']
const LOCALES = { nl: 'nl-BE', en: 'en-GB' }
const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Date(2000, month).toLocaleDateString('en-US', { month: 'long' }),
)
const A_MONTH = MONTHS.join('|')
const HOLES = {
  count: '\\d+',
  size: '[\\d.]+[KMGT]?B',
  month: A_MONTH,
  date: `(?:[A-Z][a-z]+day, )?(?:${A_MONTH}) \\d+, \\d+`,
}
const WRITTEN = {
  size: (text) => text.replace('.', ',').replace(/[KMGT]?B/, '\u00a0$&'),
  month: (text) => inDutch(new Date(2000, MONTHS.indexOf(text)), { month: 'long' }),
  date: (text) => inDutch(new Date(text), { dateStyle: text.includes('day, ') ? 'full' : 'long' }),
}

const places = Object.fromEntries(
  Object.entries(JSON.parse(document.getElementById('front-end-words').textContent)).map(
    ([code, own]) => [code, own.map(place)],
  ),
)
const everywhere = Object.fromEntries(
  Object.entries(places).map(([code, own]) => [code, own.map(({ where }) => where).join(', ')]),
)
const replaced = new WeakMap() // a text or element → where on it → what Streamlit said and our words

let language = ''

function inDutch(date, options) {
  return date.toLocaleDateString(LOCALES.nl, options)
}

/** A selector with its sentences, as a function from what stands there to our words for it. */
function place([where, sentences]) {
  const whole = new Map()
  const patterns = []
  for (const [its, ours] of Object.entries(sentences)) {
    if (its.includes('{')) patterns.push([pattern(its), ours])
    else whole.set(its, ours)
  }
  const oursFor = (text) => {
    if (whole.has(text)) return whole.get(text)
    for (const [expression, ours] of patterns) {
      const found = expression.exec(text)
      if (found) return filled(ours, found.groups)
    }
    return undefined
  }
  return { where, oursFor }
}

function pattern(its) {
  const parts = its.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2) return `(?<${part}>${HOLES[part] ?? '.+'})`
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`)
}

function filled(ours, values) {
  return ours.replace(/\{(\w+)\}/g, (_, name) => WRITTEN[name]?.(values[name]) ?? values[name])
}

/** Everything on an element that is read: its own texts, and some attributes. */
function* readings(element) {
  for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) yield [node, 'text']
  for (const name of ATTRIBUTES) if (element.hasAttribute(name)) yield [element, name]
}

function read(node, on) {
  return on === 'text' ? node.nodeValue : node.getAttribute(on)
}

function write(node, on, text) {
  if (on === 'text') node.nodeValue = text
  else node.setAttribute(on, text)
}

function translate(element, { oursFor }) {
  for (const [node, on] of readings(element)) {
    const its = read(node, on)
    const sentence = its.trim()
    if (!sentence || replaced.get(node)?.[on]?.ours === its) continue
    const told = oursFor(sentence)
    if (told === undefined) continue
    const ours = its.replace(sentence, () => told)
    replaced.set(node, { ...replaced.get(node), [on]: { its, ours } })
    write(node, on, ours)
  }
}

/** One question for each place: the browser answers those much faster than one for all. */
function translateInside(root) {
  for (const place of places[language]) {
    for (const element of root.querySelectorAll(place.where)) translate(element, place)
  }
}

function translateItself(element) {
  if (!element.matches(everywhere[language])) return
  for (const place of places[language]) if (element.matches(place.where)) translate(element, place)
}

function restore(element) {
  for (const [node, on] of readings(element)) {
    const words = replaced.get(node)?.[on]
    if (words && read(node, on) === words.ours) write(node, on, words.its)
  }
}

function speak(next) {
  if (next === language) return
  if (language) document.querySelectorAll(everywhere[language]).forEach(restore)
  language = next
  document.documentElement.lang = language
  window.dispatchEvent(new Event('languagechange'))
  translateInside(document)
}

/** The choice at the foot of the navigation carries the language that the page is drawn in. */
function follow() {
  const shown = (code) => document.getElementsByClassName(`st-key-language-${code}`).length > 0
  if (shown('nl') !== shown('en')) speak(shown('en') ? 'en' : 'nl')
}

function changed(records) {
  follow()
  const touched = new Set()
  for (const { type, target, addedNodes } of records) {
    const element = type === 'characterData' ? target.parentElement : target
    // Charts draw thousands of marks, and have no words of Streamlit.
    if (!element || element instanceof SVGElement) continue
    touched.add(element)
    for (const added of addedNodes) {
      if (!(added instanceof HTMLElement)) continue
      touched.add(added)
      translateInside(added)
    }
  }
  touched.forEach(translateItself)
}

// Streamlit's calendar and numbers follow the browser's language; here they follow the page's.
Object.defineProperty(navigator, 'language', { get: () => LOCALES[language] })
Object.defineProperty(navigator, 'languages', { get: () => [LOCALES[language]] })
speak(new URLSearchParams(window.location.search).get('lang') === 'en' ? 'en' : 'nl')
new MutationObserver(changed).observe(document.documentElement, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ATTRIBUTES,
})
