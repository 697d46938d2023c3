import { offerings } from '../../../../cloudfunctions/domains/booking/offeringDocument'
import { aDrawnSession, anOpenDraw, drawId } from '../../draws'
import { sessionId } from '../../offerings'
import { daysAfter } from '../../time'
import { nextNumber, type Samples } from './sample'

/** A draw that is open for wishes, over two sessions of its own. */
export const aFreshDraw = () => {
  const name = `fresh${nextNumber()}`
  return anOpenDraw(name, [aDrawnSession(`${name}a`), aDrawnSession(`${name}b`)])
}

/** One for each action around draws. */
export const drawSamples: Pick<Samples, Extract<keyof Samples, `draw.${string}`>> = {
  'draw.save': async ({ staff, city }) => {
    const name = `fresh${nextNumber()}`
    for (const letter of ['a', 'b']) await offerings.insert(aDrawnSession(name + letter, { startsAt: daysAfter(city.now, 9) }))
    const sessionIds = ['a', 'b'].map((letter) => sessionId(name + letter))
    const [opensAt, closesAt] = [1, 2].map((days) => daysAfter(city.now, days).toISOString()) as [string, string]
    const input = { drawId: drawId(name), title: '示例摇号', sessionIds, opensAt, closesAt, mostRanks: 2 }
    return { by: staff, input, other: { ...input, mostRanks: 1 } }
  },
  'draw.show': async ({ stranger }) => ({ by: stranger(), input: { drawId: (await aFreshDraw()).drawId }, other: null }),
  'draw.wish': async ({ rider }) => {
    const { drawId: id, sessionIds } = await aFreshDraw()
    const input = { drawId: id, ranks: sessionIds }
    return { by: await rider({ status: 'verified' }), input, other: { drawId: id, ranks: [...sessionIds].reverse() } }
  },
  'draw.published': async ({ stranger }) => ({ by: stranger(), input: { drawId: (await aFreshDraw()).drawId }, other: null }),
}
