/** An element with a text and whatever stands in it. */
export function elementOf(tag, text, ...children) {
  const element = document.createElement(tag)
  element.textContent = text
  element.append(...children)
  return element
}

/** A button that can't be tapped twice at once. */
export function buttonOf(text, onTap) {
  const button = elementOf('button', text)
  button.type = 'button'
  button.addEventListener('click', async () => {
    button.disabled = true
    await onTap()
    button.disabled = false
  })
  return button
}

/** A choice of texts by their values. */
export function selectOf(label, texts) {
  const select = document.createElement('select')
  select.setAttribute('aria-label', label)
  select.append(...Object.entries(texts).map(([value, text]) => new Option(text, value)))
  return select
}
