// What WeChat would have sent to people who had agreed to be told.

import { elementOf } from './dom.js'

const PAUSE_MS = 3000

const timeText = (at) =>
  new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })

function rowOf({ openid, at, data }, people) {
  const name = people.find((person) => person.openid === openid)?.name ?? openid
  const text = Object.values(data)
    .map(({ value }) => value)
    .join(' · ')
  return elementOf('li', '', elementOf('strong', `${name} ${timeText(at)}`), elementOf('div', text))
}

/** Shows them, the newest first, as long as the page is open. */
export async function showMessages(people) {
  const place = document.getElementById('messages')
  let known = -1
  for (;;) {
    const { messages } = await fetch('/emulator/wechat/outbox')
      .then((response) => response.json())
      .catch(() => ({ messages: null }))
    if (messages && messages.length !== known) {
      known = messages.length
      place.querySelector('.count').textContent = String(known)
      place.querySelector('ol').replaceChildren(...messages.map((message) => rowOf(message, people)).reverse())
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
