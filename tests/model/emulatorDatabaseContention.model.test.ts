import fc from 'fast-check'
import { withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()

test('a conditional update never gives away more places than there are, and never fewer', async () => {
  const contest = fc.record({ capacity: fc.nat(20), contenders: fc.integer({ min: 1, max: 60 }), leaving: fc.nat(5) })
  await fc.assert(
    fc.asyncProperty(contest, async ({ capacity, contenders, leaving }) => {
      const roster = await emulator.collectionOf([{ _id: 'roster', capacity, placesTaken: 0, places: {} }])
      const { command: _ } = emulator.db
      const take = (who: number) =>
        roster
          .where({ _id: 'roster', placesTaken: _.lt(capacity), [`places.p${who}`]: _.exists(false) })
          .update({ placesTaken: _.inc(1), [`places.p${who}`]: _.set({ at: emulator.db.serverDate() }) })
      const leave = (who: number) =>
        roster
          .where({ _id: 'roster', [`places.p${who}`]: _.exists(true) })
          .update({ placesTaken: _.inc(-1), [`places.p${who}`]: _.remove() })

      const taken = await Promise.all(Array.from({ length: contenders }, (_none, who) => Promise.all([take(who), take(who)])))
      const got = taken.map((both) => both.reduce((sum, { updated }) => sum + (updated ?? 0), 0))
      expect(got.every((times) => times <= 1)).toBe(true)
      expect(got.reduce((sum, times) => sum + times, 0)).toBe(Math.min(capacity, contenders))

      const left = await Promise.all(Array.from({ length: leaving }, (_none, who) => leave(who)))
      const { placesTaken, places } = (await roster.doc('roster').get()).data[0]
      expect(placesTaken).toBe(Math.min(capacity, contenders) - left.filter(({ updated }) => updated === 1).length)
      expect(Object.keys(places)).toHaveLength(placesTaken)
    }),
    { numRuns: 15 },
  )
})

test('transfers in transactions keep the sum, whoever wins', async () => {
  const account = fc.nat(3)
  const transfers = fc.array(fc.record({ from: account, to: account, amount: fc.integer({ min: 1, max: 9 }), fails: fc.boolean() }), {
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(transfers, async (list) => {
      const accounts = await emulator.collectionOf([0, 1, 2, 3].map((n) => ({ _id: `a${n}`, balance: 100 })))
      const { command: _ } = emulator.db
      const transfer = async ({ from, to, amount, fails }: { from: number; to: number; amount: number; fails: boolean }) => {
        const transaction = await emulator.db.startTransaction()
        const within = transaction.collection(accounts.name)
        await within.doc(`a${from}`).update({ balance: _.inc(-amount) })
        await within.doc(`a${to}`).update({ balance: _.inc(amount) })
        await (fails ? transaction.rollback() : transaction.commit())
      }
      await Promise.allSettled(list.map(transfer))
      const { data } = await accounts.get()
      expect(data.reduce((sum: number, { balance }: { balance: number }) => sum + balance, 0)).toBe(400)
    }),
    { numRuns: 20 },
  )
})

test('a unique key is given once, however many ask', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), async (phones) => {
      const riders = await emulator.collectionOf([], [{ name: 'phone', keys: [['phone', 1]], unique: true }])
      const outcomes = await Promise.allSettled(phones.map((phone) => riders.add({ phone })))
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(new Set(phones).size)
      expect(await riders.count()).toMatchObject({ total: new Set(phones).size })
    }),
    { numRuns: 15 },
  )
})
