// A search box with suggestions, as the combobox pattern of WAI-ARIA describes it.

import { element } from './dom.js'

const MOST = 8
let made = 0

/**
 * @param {Object<string, string>} words
 * @param {(id: string) => void} choose
 * @returns {{box: HTMLElement, offer: (nodes: Iterable<{id: string, name: string}>) => void}}
 */
export function searchBox(words, choose) {
  made += 1
  const listId = `suggestions-${made}`
  const input = element('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: words.search,
    'aria-label': words.search,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
  })
  const list = element('ul', { role: 'listbox', id: listId, 'aria-label': words.search, hidden: '' })
  const nothing = element('p', { role: 'status', class: 'nothing' })
  let offered = []
  let found = []
  let active = -1

  const close = () => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const take = (node) => {
    input.value = node.name
    close()
    choose(node.id)
  }
  const point = (at) => {
    active = at
    list.childNodes.forEach((option, index) => option.setAttribute('aria-selected', index === at))
    list.childNodes[at]?.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', `${listId}-${at}`)
  }
  const show = () => {
    found = matches(offered, input.value)
    list.replaceChildren(...found.map((node, at) => option(node, `${listId}-${at}`, take)))
    list.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    active = -1
    input.removeAttribute('aria-activedescendant')
    nothing.textContent = input.value.trim() && !found.length ? words.nothing : ''
  }

  input.addEventListener('input', show)
  input.addEventListener('blur', close)
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && found.length) take(found[Math.max(active, 0)])
    else if (event.key === 'ArrowDown' && found.length) point((active + 1) % found.length)
    else if (event.key === 'ArrowUp' && found.length) point((active - 1 + found.length) % found.length)
    else return
    event.preventDefault()
  })
  const box = element('div', { class: 'search' }, [input, list, nothing])
  const offer = (nodes) => {
    offered = [...nodes].map((node) => ({ ...node, plain: plain(node.name) }))
  }
  return { box, offer }
}

function option(node, id, take) {
  const made = element('li', { role: 'option', id, 'aria-selected': 'false' }, [node.name])
  // Before the box loses the focus, which would close the list.
  made.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    take(node)
  })
  return made
}

/** Names in which every word typed begins a word, best first; then names that contain it. */
function matches(nodes, typed) {
  const sought = plain(typed).trim()
  if (!sought) return []
  const rank = ({ plain: name }) => {
    if (name.startsWith(sought)) return 0
    if (name.includes(` ${sought}`)) return 1
    return name.includes(sought) ? 2 : 3
  }
  return nodes
    .filter((node) => rank(node) < 3)
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
    .slice(0, MOST)
}

/** Without accents and capitals, as people type. */
const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
