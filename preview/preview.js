// Two phones side by side. Each person has an origin of their own (rider-1.xiaoge.localhost), so that no two share storage; all are of
// one site with this page, since browsers take storage away from a frame of another site.
import { scanWithoutCamera } from './scan.js'

const SITE = 'xiaoge.localhost'
if (location.hostname !== SITE) location.hostname = SITE

const people = await (await fetch('people.json')).json()
const template = document.getElementById('phone')
const becomes = scanWithoutCamera()

const addressOf = ({ openid, page }, scale) => {
  const url = new URL('/app/', location.href)
  url.hostname = `${openid}.${SITE}`
  url.searchParams.set('openid', openid)
  if (scale !== '1') url.searchParams.set('fontScale', scale)
  url.hash = `/${page}`
  return url
}

function addPhone(first) {
  const phone = template.content.cloneNode(true).firstElementChild
  const [person, scale, frame] = ['.person', '.scale', 'iframe'].map((selector) => phone.querySelector(selector))
  for (const { openid, label, note } of people) person.add(new Option(`${label}（${note}）`, openid, false, openid === first))
  const open = () => {
    const owner = people.find(({ openid }) => openid === person.value)
    const address = addressOf(owner, scale.value)
    becomes(frame, { origin: address.origin, label: owner.label })
    frame.src = address.href
  }
  person.addEventListener('change', open)
  scale.addEventListener('change', open)
  // The address may be the same: an empty page in between makes the frame load it again.
  phone.querySelector('.reload').addEventListener('click', () => {
    frame.src = 'about:blank'
    setTimeout(open, 50)
  })
  document.getElementById('phones').append(phone)
  open()
}

addPhone('new-rider')
addPhone('manager-1')
