import type { ActionName, Actions } from '../../contract/index'
import type { Action, OutputOf } from '../../contract/kernel/action'
import { WxFailure, type WxOverrides } from '../support/weapp'

/** What the backend answers, by action. */
export type Answers = { [N in ActionName]?: OutputOf<Actions[N] & Action> }

/** Stands in for the backend: `wx.request` answers these actions, every other one is refused as unavailable. */
export const answering = (answers: Answers): WxOverrides => ({
  request: ({ data }: { data: { action: ActionName; requestId: string } }) => ({ statusCode: 200, data: reply(answers, data) }),
})

/** No reply comes. */
export const unreachable: WxOverrides = {
  request: () => {
    throw new WxFailure('')
  },
}

/** The home page's question, by what the others are answered. */
function homeOf(answers: Answers): Answers['home.show'] {
  const me = answers['account.me']
  const now = new Date().toISOString()
  return me && { me, pass: answers['pass.mine'] ?? { pass: null, now }, today: [], now }
}

function reply(known: Answers, { action, requestId }: { action: ActionName; requestId: string }) {
  const data = { 'home.show': homeOf(known), ...known }[action]
  return data === undefined ? { ok: false, error: { code: 'INTERNAL', details: {}, message: '', requestId } } : { ok: true, data }
}

export const someone = { rider: null, consents: [], workplaces: [], unread: 0, messageCredits: 0 }

/** A person who has just opened the mini-program for the first time. */
export const newcomer: Answers = {
  'account.me': someone,
  'station.list': {
    towns: [],
    stations: [],
  },
  'inbox.list': { messages: [], next: null },
  'pass.mine': { pass: null, now: '2026-11-23T04:00:00.000Z' },
  'pass.compounds': { towns: [], compounds: [] },
  'pass.uses': { uses: [], next: null },
}
