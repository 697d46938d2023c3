// What the district decides, in place of the console that does not exist yet: through the actions of the product and by its rules, so that a measure
// needs two. It shows no more than the sample data need.
import { buttonOf, elementOf, selectOf } from './dom.js'

const query = new URLSearchParams(location.search)
const openid = query.get('openid')
const REFRESH_MS = 5000

const RETURN_REASONS = {
  photoUnclear: '照片看不清',
  nameMismatch: '姓名对不上',
  stationMismatch: '站点选错了',
  identityUnproven: '身份没核实',
}
const MEASURE_REASONS = { sharedPass: '借码给人', forgedCode: '假码', dangerousRiding: '危险骑行', conduct: '违反公约' }
const REFUSALS = {
  SECOND_PERSON_NEEDED: '要由另一位工作人员来办',
  NOT_POSSIBLE_NOW: '现在不能这样办了',
  CHANGED_MEANWHILE: '刚才有人改过，请看下面最新的',
}
const PASS_STATES = { active: '有效', suspended: '暂停中', revoked: '已收回', expired: '已到期' }

const say = (words) => {
  document.getElementById('said').textContent = words
}

/** Asks as this person's phone would; null when it was refused, with the reason on the page. */
async function ask(action, input) {
  const response = await fetch('/call', {
    method: 'POST',
    headers: { 'x-emulator-openid': openid },
    body: JSON.stringify({ action, input, requestId: crypto.randomUUID() }),
  }).catch(() => null)
  const reply = await response?.json()
  if (reply?.ok) return reply.data
  say(reply ? (REFUSALS[reply.error.code] ?? `没办成，请看下面最新的（${reply.error.code}）`) : '没有网络，联网以后再试')
  return null
}

/** Decides something, says that it is done, and shows what is left. */
async function decide(done, action, input) {
  say('')
  if (await ask(action, input)) say(done)
  await show()
}

async function applications() {
  const { riders = [] } = (await ask('staff.waiting', {})) ?? {}
  const seen = await Promise.all(riders.map(({ riderId }) => ask('staff.application', { riderId })))
  return seen.filter(Boolean).map((application) => {
    const { riderId, revision, realName, idNumberMasked, station, photoUrl } = application
    const photo = new Image()
    photo.src = photoUrl ?? 'data:,'
    photo.alt = `${realName}的照片`
    const reason = selectOf('退回的原因', RETURN_REASONS)
    return elementOf(
      'article',
      '',
      elementOf('div', `${realName} · ${idNumberMasked} · ${station.name}`),
      photo,
      buttonOf('通过', () => decide(`${realName}通过了`, 'staff.approve', { riderId, revision })),
      reason,
      buttonOf('退回', () => decide(`退回给${realName}了`, 'staff.return', { riderId, revision, reasons: [reason.value] })),
    )
  })
}

function passRow({ passId, holder, state, proposal, appeal }) {
  const who = `${holder.maskedName} · ${holder.station} · ${PASS_STATES[state]}`
  const row = elementOf('article', '', elementOf('div', who))
  if (proposal) {
    row.append(
      elementOf('div', '已提议，等另一位工作人员确认'),
      buttonOf('确认', () => decide('确认了，小哥会收到通知', 'sanction.confirm', { passId, proposedAt: proposal.at })),
      buttonOf('不办了', () => decide('提议撤下了', 'sanction.drop', { passId })),
    )
  } else if (state === 'active') {
    const reason = selectOf('暂停的原因', MEASURE_REASONS)
    const measure = { kind: 'suspend', days: 3 }
    row.append(
      reason,
      buttonOf('提议暂停 3 天', () => decide('提议好了，请另一位确认', 'sanction.propose', { passId, measure, reason: reason.value })),
    )
  } else row.append(buttonOf('恢复', () => decide('恢复了', 'sanction.lift', { passId })))
  if (appeal && !appeal.answered) row.append(elementOf('div', `申诉：${appeal.text}`))
  return row
}

async function passes() {
  const passIds = await (await fetch('/passes.json')).json()
  const seen = await Promise.all(passIds.map((passId) => ask('sanction.show', { passId })))
  return seen.filter(Boolean).map(passRow)
}

let chosen = query.get('session')

async function places() {
  const { sessions: all = [] } = (await ask('course.sessions', { status: 'published' })) ?? {}
  const sessions = all.filter(({ startsAt }) => Date.parse(startsAt) > Date.now())
  if (sessions.length === 0) return []
  if (!sessions.some(({ sessionId }) => sessionId === chosen)) chosen = sessions[0].sessionId
  const choice = selectOf(
    '哪个班',
    Object.fromEntries(sessions.map(({ sessionId, title, schoolName }) => [sessionId, `${title} ${schoolName}`])),
  )
  choice.value = chosen
  choice.addEventListener('change', () => {
    chosen = choice.value
    void show()
  })
  const { people = [] } = (await ask('course.roster', { sessionId: chosen })) ?? {}
  const held = people.filter(({ state }) => state === 'held')
  const waiting = people.filter(({ state }) => state === 'waiting').length
  const rows = held.map(({ personId, name }) => {
    const input = { sessionId: chosen, personId, reason: '示例：名额让给候补的人' }
    return elementOf(
      'article',
      '',
      elementOf('div', name ?? '已退出'),
      buttonOf('让出这个名额', () => decide('让出来了，候补的人会收到通知', 'course.removeFrom', input)),
    )
  })
  return [choice, elementOf('p', `${held.length} 人有名额，${waiting} 人候补`), ...rows]
}

const PARTS = { applications: ['等区里审核', applications], passes: ['通行码：暂停和恢复', passes], places: ['课程名额', places] }

async function show() {
  const first = query.get('part')
  const order = Object.keys(PARTS).sort((a, b) => Number(b === first) - Number(a === first))
  const sections = await Promise.all(
    order.map(async (part) => {
      const [title, rowsOf] = PARTS[part]
      const rows = await rowsOf()
      return elementOf('section', '', elementOf('h2', title), ...(rows.length > 0 ? rows : [elementOf('p', '现在没有')]))
    }),
  )
  document.querySelector('main').replaceChildren(...sections)
}

document.body.style.setProperty('--font', query.get('fontScale') ?? '1')
await show()
// What others do comes by itself, but not under somebody's finger.
setInterval(() => {
  if (document.activeElement === document.body) void show()
}, REFRESH_MS)
