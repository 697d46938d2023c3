import type { Changeable } from '../../../cloudfunctions/kernel/database/decision'
import { house } from '../../../cloudfunctions/kernel/house'
import type { ActionName } from '../../../contract'
import type { Action } from '../../../contract/kernel/action'
import { functionOf } from '../../../contract/routes'
import { reconcile, registry } from '../house'
import { minutesAfter } from '../time'
import { type AnyReply, withCity } from './city'
import { dieAfter, restart } from './crashes'
import { newRequestId } from './phone'
import { type Sample, samples } from './samples'
import { type Scene, setScene } from './scene'

/**
 * Every write of some functions, by its sample: sent again, sent twice at once, with another question, and dying after any of its writes. The largest
 * functions have files of their own, so that they share the machine. The file mocks what may die (`crashes.ts`).
 *
 * @param isServed whether the actions of this function are tested here
 */
export function testRetries(isServed: (functionName: string) => boolean): void {
  const city = withCity()
  let scene: Scene
  beforeAll(async () => {
    scene = await setScene(city)
  })
  afterEach(() => void restart())

  const writes = (Object.values(registry) as Action[])
    .filter(({ writes }) => writes)
    .map(({ name }) => name as ActionName)
    .filter((name) => isServed(functionOf(name)))

  /** WeChat takes a phone-number code once: of two calls at the same instant one may hear that it is used. Who asks again hears the truth. */
  const mayHear: { readonly [N in ActionName]?: string } = { 'rider.bindPhone': 'PHONE_CODE_INVALID' }

  /** Everything that is stored. */
  async function stored(): Promise<string[]> {
    const documents = Object.entries(await city.documents()).flatMap(([name, list]) => list.map((doc) => `${name} ${JSON.stringify(doc)}`))
    return [...documents, ...(await city.files()).map((file) => `file of ${file.length} bytes`)].sort()
  }

  /**
   * A reply without what is made anew each time: the signature in a picture's link, the server's time, the signed pass of this moment, and whether
   * a verdict is shown for the first time.
   */
  const withoutTheMoment = (reply: AnyReply): { ok: boolean; error?: { code: string } } =>
    JSON.parse(JSON.stringify(reply).replaceAll(/\?[^"]*sign[^"]*/g, ''), (field, value) => (MOMENTARY.includes(field) ? null : value))

  const MOMENTARY = ['now', 'offline', 'repeated']

  const asker = (action: ActionName, { by, input }: Sample, requestId = newRequestId()) => ({
    requestId,
    ask: async (question = input) => withoutTheMoment(await city.send(by.openid, { action, input: question, requestId })),
  })

  describe.each(writes)('%s', (action) => {
    test('sent again by the same request has one effect and the same reply; another question under it is refused', async () => {
      const sample = await samples[action](scene)
      const { ask } = asker(action, sample)
      const first = await ask()
      expect(first).toMatchObject({ ok: true })
      const after = await stored()
      expect(await ask()).toEqual(first)
      expect(await stored()).toEqual(after)
      if (sample.other === null) return
      expect(await ask(sample.other)).toMatchObject({ ok: false, error: { code: 'REQUEST_REUSED' } })
      expect(await stored()).toEqual(after)
    })

    test('sent twice at once has one effect and the same reply', async () => {
      const { ask } = asker(action, await samples[action](scene))
      const replies = await Promise.all([ask(), ask()])
      const after = await stored()
      const retried = await ask()
      expect(retried).toMatchObject({ ok: true })
      expect(replies).toEqual(replies.map((reply) => (mayHear[action] === reply.error?.code ? reply : retried)))
      expect(await stored()).toEqual(after)
    })

    test('that dies after any of its writes is finished by the retry', async () => {
      for (let deaths = 1; ; deaths += 1) {
        const { ask } = asker(action, await samples[action](scene))
        dieAfter(deaths)
        const reply = await ask()
        if (restart() < deaths) break
        expect(reply).toMatchObject({ error: { code: 'UNAVAILABLE' } })
        expect(await ask()).toMatchObject({ ok: true })
        // What concerns many is left to the job, and nothing else.
        expect((await leftOver()).flatMap(kindsNotForTheJob)).toEqual([])
        await city.settle()
        expect(await leftOver()).toEqual([])
      }
    })

    test('that dies after any of its writes and is never sent again leaves nothing half-done', async () => {
      for (let deaths = 1; ; deaths += 1) {
        const { ask } = asker(action, await samples[action](scene))
        dieAfter(deaths)
        const reply = await ask()
        const died = restart() >= deaths
        expect(reply.ok).toBe(!died)
        await reconcile(minutesAfter(city.now, 2))
        expect(await leftOver()).toEqual([])
        if (!died) break
      }
    })
  })

  /** Documents with something still to do. */
  async function leftOver(): Promise<readonly Pick<Changeable, 'outbox'>[]> {
    const all = Object.values(await city.documents()).flat() as readonly Partial<Changeable>[]
    return all.flatMap(({ outbox = {}, owed = 0, outboxDueAt = null }) =>
      Object.keys(outbox).length > 0 || owed > 0 || outboxDueAt !== null ? [{ outbox, owed, outboxDueAt }] : [],
    )
  }

  const kindsNotForTheJob = ({ outbox }: Pick<Changeable, 'outbox'>) =>
    Object.values(outbox).flatMap(({ kind }) =>
      house()
        .runnersOf(kind)
        .some(({ runner }) => runner.options.later)
        ? []
        : [kind],
    )
}
