import { tellCity } from './city.js'
import { elementOf } from './dom.js'

const WIDE = '(min-width: 1200px)'

function cardOf({ title, left, right, at, steps }, number, people, onTap) {
  const name = ({ openid }) => people.find((person) => person.openid === openid)?.name
  const button = elementOf('button', `${number} ${title}`)
  button.type = 'button'
  button.addEventListener('click', onTap)
  const list = document.createElement('ol')
  list.hidden = true
  list.append(elementOf('p', `左：${name(left)}，右：${name(right)}${at ? `，${at}` : ''}`))
  for (const { text } of steps) {
    list.append(elementOf('li', '', elementOf('span', '○'), elementOf('span', text)))
  }
  return elementOf('li', '', button, list)
}

/** What can be tried, a card each. A tap sets the people, their pages, the clock and the data; the server's log ticks the steps. */
export function showScenes(scenes, people, { onPlay }) {
  const place = document.getElementById('scenes')
  const list = place.querySelector('ol')
  const showing = {
    number: 0,
    /** Unfolds the card with this number, and the list with it. Returns 0 for a number that is none. */
    show(number) {
      showing.number = number >= 1 && number <= scenes.length ? number : 0
      for (const [at, card] of [...list.children].entries()) {
        const isThis = at + 1 === showing.number
        card.toggleAttribute('aria-current', isThis)
        card.querySelector('ol').hidden = !isThis
      }
      place.open ||= showing.number > 0
      return showing.number
    },
    /** Ticks what is done. A link to a scene that the city doesn't play begins it. */
    tick({ ready, busy, scene, ticks }) {
      if (ready && !busy && showing.number > 0 && showing.number !== scene) return void tellCity('scene', { number: showing.number })
      const steps = list.children[showing.number - 1]?.querySelectorAll('li') ?? []
      for (const [at, step] of [...steps].entries()) {
        const done = ticks.includes(at)
        step.classList.toggle('done', done)
        step.firstElementChild.textContent = done ? '✓' : '○'
      }
    },
  }
  list.append(
    ...scenes.map((scene, at) =>
      cardOf(scene, at + 1, people, () => {
        showing.show(at + 1)
        onPlay(scene)
        void tellCity('scene', { number: at + 1 })
      }),
    ),
  )
  place.open = matchMedia(WIDE).matches
  return showing
}
