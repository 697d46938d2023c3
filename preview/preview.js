// Two phones side by side, and what is asked of the city around them. Each person has an origin of their own (rider-1.xiaoge.localhost), so that no
// two share storage; all are of one site with this page, since browsers take storage away from a frame of another site.
import { readAddress, writeAddress } from './address.js'
import { followCity } from './city.js'
import { showClock } from './clock.js'
import { showMessages } from './messages.js'
import { createPhone } from './phone.js'
import { scanWithoutCamera } from './scan.js'
import { showScenes } from './scenes.js'

const SITE = 'xiaoge.localhost'
if (location.hostname !== SITE) location.hostname = SITE

const fetchJson = async (path) => (await fetch(path)).json()
const [people, scenes] = await Promise.all([fetchJson('people.json'), fetchJson('scenes.json')])

const first = readAddress()
const becomes = scanWithoutCamera()
const keepAddress = () => writeAddress({ left: phones.left.state, right: phones.right.state, scene: showing.number })
const phones = {
  left: createPhone('左', { people, site: SITE, becomes, onChange: keepAddress }),
  right: createPhone('右', { people, site: SITE, becomes, onChange: keepAddress }),
}
function openBoth() {
  phones.left.open()
  phones.right.open()
}
const showing = showScenes(scenes, people, {
  /** They open once the data have begun anew. */
  onPlay({ left, right }) {
    phones.left.become(left)
    phones.right.become(right)
    keepAddress()
  },
})
const scene = scenes[showing.show(first.scene) - 1]
/** The address may give a phone of a scene to somebody else, who then begins with their own page. */
const begin = (given, inScene, otherwise) => {
  const person = { openid: otherwise, ...inScene, ...given }
  return inScene && person.openid !== inScene.openid ? { ...person, page: given.page ?? null } : person
}
phones.left.become(begin(first.left, scene?.left, 'new-rider'))
phones.right.become(begin(first.right, scene?.right, 'manager-1'))
openBoth()
keepAddress()

const clock = showClock()
showMessages(people)
followCity({
  onState(state) {
    clock.show(state)
    showing.tick(state)
  },
  /** The clock was set, or the data began anew: both phones begin with that. */
  onChange: openBoth,
})

/** What one does, the other one sees soon: nobody here has a minute to wait. */
setInterval(() => {
  phones.left.lookAgain()
  phones.right.lookAgain()
}, 5000)

/** The phones are as large as the window allows, above a line that says whose they are. */
function fitPhones() {
  const main = document.getElementById('phones')
  const besides = 24 + 52
  const high = (window.innerHeight - besides) / 828
  const wide = (main.clientWidth - 24) / (2 * 391)
  const narrow = main.clientWidth / 391
  const scale = Math.min(high, wide < 0.6 ? narrow : wide, 1.4)
  main.style.setProperty('--scale', String(Math.max(scale, 0.6)))
}
fitPhones()
window.addEventListener('resize', fitPhones)
