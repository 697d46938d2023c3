const template = document.getElementById('phone')

/** Puts the people into a picker, group by group. */
function fillPicker(picker, people) {
  for (const [group, members] of Map.groupBy(people, (person) => person.group)) {
    const options = document.createElement('optgroup')
    options.label = group
    options.append(...members.map(({ openid, name, note = '' }) => new Option(`${name} ${note}`, openid)))
    picker.append(options)
  }
}

/** District staff have no page in the mini-program: their phone shows a page of the preview. */
function addressOf({ openid }, page, { site, scale, online }) {
  const [path, query = ''] = page.split('?')
  const url = new URL(path === 'staff' ? `/staff.html?${query}` : '/app/', location.href)
  url.hostname = `${openid}.${site}`
  url.searchParams.set('openid', openid)
  if (scale !== '1') url.searchParams.set('fontScale', scale)
  if (!online) url.searchParams.set('offline', '1')
  if (path !== 'staff') url.hash = `/${page}`
  return url
}

/** Adds a phone to the page. It opens once it becomes somebody's; `onChange` is called when its person or font is another one. */
export function createPhone(side, { people, site, becomes, onChange }) {
  const phone = template.content.cloneNode(true).firstElementChild
  const [person, scale, network, photo, frame] = ['.person', '.scale', '.network', 'img', 'iframe'].map((selector) =>
    phone.querySelector(selector),
  )
  let online = true
  let page = null
  fillPicker(person, people)
  frame.title = `${side}边的手机`

  const owner = () => people.find(({ openid }) => openid === person.value)
  const open = () => {
    const address = addressOf(owner(), page ?? owner().page, { site, scale: scale.value, online })
    becomes(frame, { origin: address.origin, owner: owner() })
    photo.hidden = owner().portrait === undefined
    if (!photo.hidden) photo.src = `portraits/${owner().portrait}.jpg`
    // Loaded with an empty page in between, since the address may be the same; replaced, so that the browser's Back leads to no other person.
    frame.contentWindow.location.replace('about:blank')
    setTimeout(() => frame.contentWindow.location.replace(address.href), 50)
  }
  const tell = (message) => {
    const { origin } = addressOf(owner(), owner().page, { site, scale: '1', online })
    frame.contentWindow.postMessage(message, origin)
  }
  const setOnline = (next) => {
    online = next
    network.setAttribute('aria-pressed', String(online))
    network.textContent = online ? '网络 开' : '网络 断'
    tell({ kind: 'network', online })
  }

  person.addEventListener('change', () => {
    page = null
    open()
    onChange()
  })
  scale.addEventListener('change', () => {
    open()
    onChange()
  })
  network.addEventListener('click', () => setOnline(!online))
  phone.querySelector('.reload').addEventListener('click', open)
  document.getElementById('phones').append(phone)

  return {
    get state() {
      return { openid: person.value, scale: scale.value, page }
    },
    /** Gives the phone to somebody, with the page and the font with which it is opened next. */
    become({ openid, page: first = null, scale: font = '1' }) {
      person.value = people.some((one) => one.openid === openid) ? openid : people[0].openid
      scale.value = font
      if (scale.value === '') scale.value = '1'
      page = first
      online = true
      network.setAttribute('aria-pressed', 'true')
      network.textContent = '网络 开'
    },
    open,
    /** Has its page ask again for what is no longer new, as when somebody takes the phone up. */
    lookAgain: () => tell({ kind: 'look' }),
  }
}
