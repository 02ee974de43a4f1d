// The legend: every sign in words; a click fades what it stands for.

import { button, element } from './dom.js'
import { example } from './drawing.js'

/**
 * @param {Array<{title: string, signs: Array<object>}>} groups
 * @param {Set<string>} off
 * @param {Object<string, string>} words
 * @param {import('./theme.js').Theme} theme
 * @param {(off: Set<string>) => void} change
 */
export function legend(groups, off, words, theme, change) {
  const toggle = (key) => {
    const next = new Set(off)
    if (!next.delete(key)) next.add(key)
    change(next)
  }
  const help = element('p', { class: 'help' }, [words.legend_help])
  if (off.size) {
    const all = element('button', { type: 'button', class: 'all' }, [words.all])
    all.addEventListener('click', () => change(new Set()))
    help.append(' ', all)
  }
  const columns = groups.map(({ title, signs }) =>
    element('div', { role: 'group', 'aria-label': title }, [
      element('h4', {}, [title]),
      ...signs.map((entry) => line(entry, !off.has(entry.key), theme, toggle)),
    ]),
  )
  return [element('div', { class: 'columns' }, columns), help]
}

function line({ key, words, count, example: style }, shown, theme, toggle) {
  if (!key) return element('p', {}, [example(style, theme), words])
  const made = element('button', { type: 'button', 'aria-pressed': shown }, [
    example(style, theme),
    element('span', { class: 'words' }, [words]),
    element('span', { class: 'count' }, [String(count)]),
  ])
  made.addEventListener('click', () => toggle(key))
  return made
}
