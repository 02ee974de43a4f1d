// What the page says by itself, at its foot: without taking the focus, so that whoever is typing
// goes on typing. The scripts that say something stand beside this one.
{
  const told = () => JSON.parse(document.getElementById('notice-words').textContent)

  /** The addresses, and the sentences in the language of the page. */
  function wording() {
    const { sentences, ...addresses } = told()
    const english = document.querySelector('[class*="st-key-language-en"]')
    return { ...addresses, words: sentences[english ? 'en' : 'nl'] }
  }

  class Notice {
    constructor(id) {
      this.id = id
    }

    show(sentence, ...controls) {
      if (this.element?.isConnected && this.element.firstChild.textContent === sentence) return
      this.hide()
      this.element = document.createElement('div')
      this.element.id = this.id
      this.element.className = 'page-notice'
      this.element.setAttribute('role', 'status')
      const text = document.createElement('p')
      this.element.append(text, ...controls)
      place().append(this.element)
      text.textContent = sentence // after it is there, so that a screen reader says it
    }

    hide() {
      this.element?.remove()
    }
  }

  function place() {
    const found = document.getElementById('page-notices')
    if (found) return found
    const made = document.createElement('div')
    made.id = 'page-notices'
    made.dataset.reactAriaTopLayer = 'true' // an open dialog of Streamlit leaves it within reach
    document.body.append(made)
    return made
  }

  function button(label, act) {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = label
    made.onclick = act
    return made
  }

  /** Signs in in a small window; where the browser holds it back, with a link in its place. */
  function signIn(label, address) {
    const made = button(label, () => {
      if (window.open(address, 'aanmelden', 'popup,width=520,height=680')) return
      const { words } = wording()
      const link = document.createElement('a')
      link.href = address
      link.target = '_blank'
      link.rel = 'opener' // so that it can close itself
      link.textContent = words.in_new_tab
      const text = document.createElement('p')
      made.replaceWith(text, link)
      text.textContent = words.blocked
    })
    return made
  }

  window.pageNotices = { Notice, button, signIn, wording }
}
