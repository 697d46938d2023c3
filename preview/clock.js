import { tellCity } from './city.js'

const SHANGHAI = 'Asia/Shanghai'
const words = new Intl.DateTimeFormat('zh-CN', {
  timeZone: SHANGHAI,
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
/** Shanghai's time as a field of date and time has it: `2026-11-30T16:20`. */
const fieldOf = (time) => new Date(time + 8 * 3_600_000).toISOString().slice(0, 16)
const timeOf = (field) => Date.parse(`${field}:00+08:00`)

/** The city's clock and what sets it. An earlier time begins anew with the sample data. */
export function showClock() {
  const place = document.getElementById('clock')
  const [time, field, form] = ['time', 'input', 'form'].map((selector) => place.querySelector(selector))
  const busy = document.getElementById('busy')
  let now = Date.now()
  let set = null

  for (const button of place.querySelectorAll('[data-later]'))
    button.addEventListener('click', () => tellCity('clock', { to: now + Number(button.dataset.later) }))
  place.querySelector('[data-real]').addEventListener('click', () => tellCity('clock', { to: null }))
  place.querySelector('[data-reset]').addEventListener('click', () => tellCity('reset'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void tellCity('clock', { to: timeOf(field.value) })
  })

  const wordsFor = ({ ready, busy: isBusy, failure }) => {
    if (!ready) return '示例数据还没填好'
    if (isBusy) return '正在拨…'
    if (failure === 'TooEarly') return '比示例数据还早，拨不到'
    return failure === null ? '' : '没做成，看看终端'
  }
  return {
    show(state) {
      now = state.time
      time.textContent = words.format(now)
      busy.textContent = wordsFor(state)
      for (const button of place.querySelectorAll('button')) button.disabled = state.busy || !state.ready
      if (set !== state.aheadMs) field.value = fieldOf(now)
      set = state.aheadMs
    },
  }
}
