import { render, screen } from '@testing-library/react'
import type { ListingRow } from '../../contract/pass/compound'
import type { PassId } from '../../contract/pass/ids'
import { type DecisionResult, decisionText } from '../../src/packages/pass/compound/listings/decisionText'
import { endingText, standingText } from '../../src/packages/pass/compound/listings/rowText'
import { isFull, MOST, present, toggle, toggleAll } from '../../src/packages/pass/compound/listings/selection'
import { useListings } from '../../src/packages/pass/compound/listings/useListings'
import { aHolder, aListing } from '../builders/compoundViews'
import { type Answers, backendOf, pageFrame } from '../support/taro/backend'
import { tap } from '../support/taro/hand'
import '../../src/packages/pass/words/refusals'

const names = (count: number) => Array.from({ length: count }, (_, at) => `pas_${at}`)

describe('who is marked', () => {
  test('a tap marks, another one takes the mark away', () => {
    expect(toggle(['pas_1'], 'pas_2')).toEqual(['pas_1', 'pas_2'])
    expect(toggle(['pas_1', 'pas_2'], 'pas_1')).toEqual(['pas_2'])
  })

  test('no more than can be decided at once', () => {
    const all = names(MOST + 5)
    const full = toggleAll([], all)
    expect(full).toHaveLength(MOST)
    expect(isFull(full, all)).toBe(true)
    expect(toggle(full, 'pas_more')).toBeNull()
    expect(toggleAll(full, all)).toEqual([])
  })

  test('some marked, then all; nobody is full', () => {
    expect(toggleAll(['pas_1'], names(3))).toEqual(names(3))
    expect(isFull([], [])).toBe(false)
  })

  test('who has left the list is not marked any more', () => expect(present(['pas_1', 'pas_9'], names(3))).toEqual(['pas_1']))
})

test('results in words: how many, and who stands against what', () => {
  const nameOf = (passId: string) => ({ pas_1: '李*', pas_2: '王*' })[passId] ?? '张*'
  const result = (passId: string, problem: DecisionResult['problem'] = null): DecisionResult => ({ passId: passId as PassId, problem })
  expect(decisionText('approve', [result('pas_1', 'CONVENTION_NOT_SIGNED'), result('pas_2'), result('pas_3')], nameOf)).toEqual([
    '2 人已批准，会收到消息',
    expect.stringMatching(/^1 人不行：文明公约没签齐.*（李\*）$/),
  ])
  expect(decisionText('remove', [result('pas_1', 'LISTING_CHANGED'), result('pas_2', 'LISTING_CHANGED')], nameOf)).toEqual([
    expect.stringMatching(/^2 人不行：名单刚变过.*（李\*、王\*）$/),
  ])
})

describe('one row', () => {
  const now = new Date('2026-11-23T04:00:00.000Z')
  test.each<[Partial<ListingRow>, string]>([
    [{ state: 'asked' }, '等了 1 小时'],
    [{ state: 'approved', until: '2027-02-21T04:00:00.000Z' }, '11月23日批准，用到 2027年2月21日'],
    [{ state: 'refused', reason: 'complaints' }, '11月23日没有同意：业主有投诉'],
    [{ state: 'removed', reason: 'conduct' }, '11月23日移出：在小区里不守规矩'],
    [{ state: 'expired', until: '2026-11-22T04:00:00.000Z' }, '11月22日到期'],
  ])('%j reads %s', (row, words) => expect(standingText(aListing('li', row), now)).toBe(words))

  test.each([
    ['2026-11-23T10:00:00.000Z', '今天到期'],
    ['2026-11-26T05:00:00.000Z', '3 天后到期'],
    ['2026-12-26T05:00:00.000Z', null],
  ])('an approval until %s ends: %s', (until, words) => expect(endingText(aListing('li', { state: 'approved', until }), now)).toBe(words))
})

/** The list and its decision, without the page around them. */
function Page() {
  const { rows, decision } = useListings('cmp_sample', 'asked')
  return (
    <>
      {rows.map(({ passId, holder }) => (
        <button type="button" key={passId} onClick={() => decision.toggle(passId)}>
          {holder.maskedName}
        </button>
      ))}
      <button type="button" onClick={decision.toggleAll}>
        全选
      </button>
      <button type="button" onClick={() => decision.decide({ kind: 'approve', days: 90 })}>
        批准
      </button>
      <div>{`已选 ${decision.selection.length}`}</div>
      {decision.outcome?.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  )
}

describe('a decision about several', () => {
  const rows = ['李*', '王*', '张*'].map((maskedName, at) => aListing(String(at), { holder: aHolder({ maskedName }) }))
  const answers = (decide: Answers['compound.decideListings']): Answers => ({
    'compound.listings': () => ({ ok: true, data: { listings: rows, next: null } }),
    ...(decide && { 'compound.decideListings': decide }),
  })
  async function open(decide: Answers['compound.decideListings']) {
    const backend = backendOf(answers(decide))
    render(<Page />, { wrapper: pageFrame().wrapper })
    await screen.findByText('李*')
    return backend
  }

  test('goes out once for who is marked, in the order of the list, and says what came of each', async () => {
    const { inputsOf } = await open(({ passIds }) => ({
      ok: true,
      data: { results: passIds.map((passId, at) => ({ passId: passId as PassId, problem: at === 0 ? 'CONVENTION_NOT_ACCEPTED' : null })) },
    }))
    await tap('张*')
    await tap('李*')
    await tap('批准')
    expect(inputsOf('compound.decideListings')).toEqual([
      { compoundId: 'cmp_sample', passIds: ['pas_0', 'pas_2'], decision: { kind: 'approve', days: 90 } },
    ])
    expect(screen.getByText('1 人已批准，会收到消息')).toBeTruthy()
    expect(screen.getByText(/1 人不行：本人还没签文明公约（李\*）/)).toBeTruthy()
    expect(screen.getByText('已选 0')).toBeTruthy()
    expect(inputsOf('compound.listings').length).toBeGreaterThan(1)
  })

  test('UM9: all marks nobody whom the rules keep out; one by one is still possible', async () => {
    const streamer = aListing('9', { holder: aHolder({ maskedName: '播*', workKind: 'streamer' }), kindKeptOut: true })
    backendOf({ 'compound.listings': () => ({ ok: true, data: { listings: [...rows, streamer], next: null } }) })
    render(<Page />, { wrapper: pageFrame().wrapper })
    await screen.findByText('播*')
    await tap('全选')
    expect(screen.getByText('已选 3')).toBeTruthy()
    await tap('播*')
    expect(screen.getByText('已选 4')).toBeTruthy()
  })

  test('that does not get through keeps the marks', async () => {
    await open(() => ({ ok: false, error: { code: 'COMPOUND_CLOSED', details: {}, message: '' } }))
    await tap('全选')
    await tap('批准')
    expect(screen.getByText(/停用小哥码/)).toBeTruthy()
    expect(screen.getByText('已选 3')).toBeTruthy()
  })
})
